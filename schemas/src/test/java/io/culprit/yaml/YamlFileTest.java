package io.culprit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {

    @TempDir
    Path folder;

    /** What a section can be read into. */
    public record Shelf(
            List<String> books,
            Integer boards,
            Boolean open,
            Duration dustedEvery,
            Map<String, String> notes,
            List<Book> kept) {

        public Shelf {
            if (boards != null && boards < 1) {
                throw new IllegalArgumentException("shelf.boards must be at least 1; notes: write some");
            }
        }
    }

    /** A record within. */
    public record Book(String title, Integer pages) {}

    private static <T> T read(String yaml, Function<Section, T> meaning) throws YamlException {
        return YamlFile.read("f", yaml, meaning);
    }

    private static List<String> problems(String yaml, Function<Section, ?> meaning) {
        YamlException refused = catchThrowableOfType(YamlException.class, () -> read(yaml, meaning));
        assertThat(refused).as(yaml).isNotNull();
        List<String> lines = refused.getMessage().lines().toList();
        return lines.size() == 1 ? lines : lines.subList(1, lines.size());
    }

    private static Optional<Shelf> shelf(Section root) {
        return root.record(Shelf.class);
    }

    @Test
    void readsARecord_itsKeysInSnakeCase() throws YamlException {
        Shelf shelf = read("""
                        books: [a, b]
                        boards: 3
                        open: true
                        dusted_every: 30s
                        notes: { colour: red }
                        kept:
                          - title: x
                            pages: 7
                        """, YamlFileTest::shelf).orElseThrow();

        assertThat(shelf)
                .isEqualTo(new Shelf(
                        List.of("a", "b"),
                        3,
                        true,
                        Duration.ofSeconds(30),
                        Map.of("colour", "red"),
                        List.of(new Book("x", 7))));
    }

    @Test
    void takesOneValueForAList_andAnEmptyKeyForNone() throws YamlException {
        Shelf shelf = read("books: a\nboards:\nkept: { title: x }\n", YamlFileTest::shelf)
                .orElseThrow();

        assertThat(shelf.books()).containsExactly("a");
        assertThat(shelf.boards()).isNull();
        assertThat(shelf.kept()).containsExactly(new Book("x", null));
    }

    @Test
    void tellsAllThatIsWrong_eachWithItsPlaceAndItsMend() {
        assertThat(problems("""
                        boks: [a]
                        boards: three
                        open: yes
                        dusted_every: 30 seconds
                        notes: [x]
                        kept:
                          - titel: x
                            pages: [1, 2]
                        """, YamlFileTest::shelf))
                .containsExactly(
                        "f:1:1: boks is no key: did you mean books?",
                        "f:2:9: boards is 'three': write a number",
                        "f:3:7: open is 'yes': write true or false",
                        "f:4:15: dusted_every is '30 seconds': write it as 250ms, 30s, 10m, 1h or 7d",
                        "f:5:8: notes has the wrong form: write keys with values below it",
                        "f:7:5: kept[0].titel is no key: did you mean title?",
                        "f:8:12: kept[0].pages has the wrong form: write a number");
    }

    @Test
    void tellsWhatARecordRefuses_atItsKeys() {
        assertThat(problems("boards: 0\nnotes: {}\n", YamlFileTest::shelf))
                .containsExactly("f:1:9: boards: must be at least 1", "f:2:8: notes: write some");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("books: [a", "f:1:10: no YAML: expected ',' or ']', but got <stream end>"),
                Arguments.of("a: 1\n\tb: 2", "f:2:1: no YAML: found character '\\t(TAB)' that cannot start any token"),
                Arguments.of("books: a\n---\nbooks: b", "f:2:1: no YAML: another document begins here"),
                Arguments.of("just words", "f:1:1: the file is no section: write keys with values below it"),
                Arguments.of("- a", "f:1:1: the file is no section"),
                Arguments.of("books: a\nbooks: b", "f:2:1: books stands here twice: keep one"),
                Arguments.of("kept: [{title: a, title: b}]", "f:1:19: kept[0].title stands here twice: keep one"),
                Arguments.of("? [a]\n: b", "f:1:3: has a key that is no name: write KEY: VALUE"),
                Arguments.of("books: [a, ]\nkept: &k [ *k ]", "f:2:7: kept[0] is an alias of what it stands in"),
                Arguments.of("books:\n  - a\n  -\n", "f:2:3: books has an empty item"),
                Arguments.of("books: \u0001", "f:1:8: no YAML: there is a character that no text has, 0x01"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void tellsWhatIsNoYaml_orHasNoMeaning(String yaml, String problem) {
        assertThat(problems(yaml, YamlFileTest::shelf)).singleElement().satisfies(told -> assertThat(told)
                .startsWith(problem));
    }

    @Test
    void readsAnEmptyFile_asOneWithoutKeys() throws YamlException {
        assertThat(read("", Section::keys)).isEmpty();
        assertThat(read("# nothing\n", Section::keys)).isEmpty();
        assertThat(read("---\n", Section::keys)).isEmpty();
    }

    @Test
    void readsAliasesAndWhatTheyBringIn_ownKeysFirst() throws YamlException {
        String yaml = "base: &b { title: x, pages: 1 }\nkept:\n  - <<: *b\n    pages: 2\n  - *b\n";

        List<Book> kept = read(yaml, root -> {
            root.section("base").keys();
            return root.sections("kept").stream()
                    .map(book -> book.record(Book.class).orElseThrow())
                    .toList();
        });

        assertThat(kept).containsExactly(new Book("x", 2), new Book("x", 1));
    }

    @Test
    void refusesAliasesThatMultiply() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 6; i++) {
            yaml.append("a" + i + ": &a" + i + " [")
                    .append(("*a" + (i - 1) + ", ").repeat(8))
                    .append("x]\n");
        }

        assertThat(problems(yaml.toString(), Section::keys)).singleElement().satisfies(told -> assertThat(told)
                .contains("is too much: nest less, and use fewer aliases"));
    }

    @Test
    void keepsAByteOrderMarkOut() throws YamlException {
        List<String> books = read("\ufeffbooks: a", root -> root.texts("books"));

        assertThat(books).containsExactly("a");
    }

    @Test
    void neverQuotesWhatMayBeAPassword() {
        assertThat(problems("password: *hunter2", Section::keys).toString()).doesNotContain("hunter2");
        assertThat(problems("password: !hunter2!x y", Section::keys).toString()).doesNotContain("hunter2");
        assertThat(problems("password: [hunter2]", root -> root.text("password"))
                        .toString())
                .doesNotContain("hunter2");
        assertThat(problems("url: a", root -> {
                            root.problem("url", "\"htp://me:hunter2@www.example.test/\" is no address");
                            return root.keys();
                        })
                        .toString())
                .doesNotContain("hunter2")
                .contains("www.example.test");
    }

    @Test
    void tellsAFileInAnotherEncoding() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});

        assertThatThrownBy(() -> YamlFile.read(file, Section::keys))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("not in UTF-8");
    }

    @Test
    void readsDurations() {
        assertThat(Stream.of("250ms", "30s", "10 m", "1h", "7d").map(Durations::read))
                .containsExactly(
                        Duration.ofMillis(250),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofDays(7));
        for (String none : List.of("30", "-1s", "1.5h", "s", "", "9999999999s")) {
            assertThatThrownBy(() -> Durations.read(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
