package io.culprit.correlation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MountsTest {

    private static final Set<String> GROUPS = Set.of("shop", "shop-api");

    @Test
    void tellsRequestsApart_whenAFolderBearsAWordOfOneGroupsName() {
        Mounts mounts = Mounts.UNKNOWN
                .counted(100)
                .counted("API", 25, GROUPS)
                .counted("shop", 30, GROUPS)
                .counted("cart", 10, GROUPS);

        assertThat(mounts.share("shop", GROUPS)).isEqualTo(0.75);
        assertThat(mounts.others("shop", GROUPS)).isEmpty();
        assertThat(mounts.apart("shop", GROUPS)).containsExactly("API");
    }

    @Test
    void leavesAFolderUndecided_whenItsNameIsAWordOfTwoGroups() {
        Mounts mounts = Mounts.UNKNOWN.counted(100).counted("shop", 40, GROUPS);

        assertThat(mounts.share("shop-api", GROUPS)).isEqualTo(1);
        assertThat(mounts.others("shop-api", GROUPS)).containsExactly("shop");
        assertThat(mounts.others("shop", GROUPS)).containsExactly("shop-api");
    }

    @Test
    void believesTheConfiguration_beforeNames() {
        Mounts mounts = Mounts.UNKNOWN
                .mounted(Mounts.ROOT, "shop-api")
                .mounted("api", "shop")
                .mounted("media", Mounts.NOBODY)
                .counted(100)
                .counted("api", 20, GROUPS)
                .counted("media", 30, GROUPS);

        assertThat(mounts.share("shop-api", GROUPS)).isEqualTo(0.5);
        assertThat(mounts.others("shop-api", GROUPS)).isEmpty();
        assertThat(mounts.share("shop", GROUPS)).isEqualTo(0.7);
        assertThat(mounts.others("shop", GROUPS)).containsExactly("shop-api");
    }

    @Test
    void takesAnInterface_forTheOneGroupThatHasNoFolder() {
        Mounts mounts = Mounts.UNKNOWN.counted(100).counted("api", 40, GROUPS);
        Set<String> groups = Set.of("shop", "two");

        assertThat(mounts.apart("shop", groups)).containsExactly("api");
        assertThat(mounts.others("shop", groups)).isEmpty();
        assertThat(mounts.apart("shop", Set.of("shop", "two", "three"))).isEmpty();
        assertThat(mounts.counted("rest", 1, groups).apart("shop", groups)).isEmpty();
        assertThat(mounts.mounted("wiki", "three").others("shop", groups)).containsExactly("two");
        assertThat(mounts.apart("api", Set.of("api", "two"))).isEmpty();
    }

    @Test
    void takesNoFolderForAnothers_whenTheGroupWasCutOffBelowIt() {
        Mounts mounts = Mounts.UNKNOWN.counted(100).counted("api", 40, GROUPS);

        Mounts cut = mounts.failed("api", 59, GROUPS).cut(60);
        assertThat(cut.apart("shop", GROUPS)).isEmpty();
        assertThat(cut.others("shop", GROUPS)).containsExactly("shop-api");
        assertThat(cut.apart("shop", Set.of("shop", "two"))).isEmpty();
        assertThat(mounts.failed("api", 50, GROUPS).cut(60)).isEqualTo(mounts.failed("api", 50, GROUPS));
    }

    @Test
    void takesACutNameForTheWholeOne_butNotForAnother() {
        assertThat(Mounts.UNKNOWN.others("customer-portal", Set.of("customer-portal", "customer-po…")))
                .isEmpty();
        assertThat(Mounts.UNKNOWN.others("customer-portal", Set.of("customer-po…")))
                .isEmpty();
        assertThat(Mounts.UNKNOWN.others("shop", Set.of("shop", "customer-po…")))
                .containsExactly("customer-po…");
    }

    @Test
    void takesAllForTheGroups_whenNothingWasCounted() {
        assertThat(Mounts.UNKNOWN.share("shop", GROUPS)).isEqualTo(1);
        assertThat(Mounts.UNKNOWN.apart("shop", GROUPS)).isEmpty();
    }
}
