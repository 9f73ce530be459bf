package io.culprit.shipper.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.EventKind;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatChoiceTest {

    private static final FormatChoice CHOICE = new FormatChoice(List.of(
            new Family("apache.access", List.of("common", "combined"), "%"),
            new Family("nginx.access", List.of("combined", "main"), "$"),
            new Family("other.access", List.of(), "$"),
            new Family("grok", List.of(), "%{")));

    /** A family whose formats are defined by strings with a mark in them. */
    private record Family(String name, List<String> members, String mark) implements Format {

        @Override
        public EventKind kind() {
            return EventKind.ACCESS;
        }

        @Override
        public double confidence(Line line) {
            return 0;
        }

        @Override
        public LineFormat open(Setting setting) {
            return record -> Rejection.unrecognised("");
        }

        @Override
        public List<String> samples() {
            return name.equals("grok") ? List.of() : List.of("a line");
        }

        @Override
        public Format member(String member) {
            return new Family(name + "." + member, List.of(), mark);
        }

        @Override
        public boolean canBeDefinedBy(String definition) {
            return definition.contains(mark);
        }

        @Override
        public Format definedBy(String definition) {
            return new Family(name + ":" + definition, List.of(), mark);
        }
    }

    private static String chosen(String text) throws FormatException {
        return CHOICE.choose(text).name();
    }

    @Test
    void takesFamilyAndMemberByName() throws FormatException {
        assertThat(chosen("apache.access")).isEqualTo("apache.access");
        assertThat(chosen("nginx.access.combined")).isEqualTo("nginx.access.combined");
        assertThat(chosen("common")).isEqualTo("apache.access.common");
    }

    @Test
    void asksWhichFamily_whenSeveralHaveTheMember() {
        assertThatThrownBy(() -> chosen("combined"))
                .isInstanceOf(FormatException.class)
                .hasMessage("'combined' is in several families: write apache.access.combined or nginx.access.combined");
    }

    @Test
    void takesDefinition_aloneWhereOneFamilyReadsIt_elseBehindItsFamily() throws FormatException {
        assertThat(chosen("%h:%p %t")).isEqualTo("apache.access:%h:%p %t");
        assertThat(chosen("nginx.access:$host [$time_local]")).isEqualTo("nginx.access:$host [$time_local]");
        assertThatThrownBy(() -> chosen("$host $status"))
                .hasMessageContaining("a format of nginx.access or other.access: say which, as in nginx.access:$host");
    }

    @Test
    void saysThatFamilyMustBeDefined_andThatDefinitionIsMissing() {
        assertThatThrownBy(() -> chosen("grok")).hasMessageContaining("write grok:DEFINITION");
        assertThatThrownBy(() -> chosen("nginx.access: ")).hasMessageContaining("nothing stands behind the colon");
    }

    @Test
    void suggestsTheNearestName_andListsAllFamilies() {
        assertThatThrownBy(() -> chosen("apache.acces"))
                .hasMessage("there is no format 'apache.acces'; did you mean apache.access?"
                        + " There are: apache.access, nginx.access, other.access, grok");
        assertThatThrownBy(() -> chosen("comined")).hasMessageContaining("did you mean combined?");
        assertThatThrownBy(() -> chosen("ngins.access:$host")).hasMessageContaining("did you mean nginx.access?");
        assertThatThrownBy(() -> chosen("csv")).hasMessageStartingWith("there is no format 'csv'. There are: ");
    }
}
