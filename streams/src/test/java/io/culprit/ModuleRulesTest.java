package io.culprit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.culprit", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {

    @ArchTest
    static final ArchRule CORRELATION_KNOWS_NOTHING_OF_KAFKA = noClasses()
            .that()
            .resideInAPackage("io.culprit.correlation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.rocksdb..", "io.culprit.topology..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.culprit.(correlation.*|correlation|topology)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule STREAMS_KNOW_NOTHING_OF_SHIPPERS = noClasses()
            .that()
            .resideInAnyPackage("io.culprit.correlation..", "io.culprit.topology..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.culprit.shipper..", "io.culprit.app..");

    @ArchTest
    static final ArchRule CORRELATION_HAS_NO_CLOCK_OF_ITS_OWN = noClasses()
            .that()
            .resideInAPackage("io.culprit.correlation..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule THE_FOLD_HAS_NO_CLOCK_AT_ALL = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.culprit.correlation.fold..",
                    "io.culprit.correlation.pattern..",
                    "io.culprit.correlation.signal..",
                    "io.culprit.correlation.classify..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);
}
