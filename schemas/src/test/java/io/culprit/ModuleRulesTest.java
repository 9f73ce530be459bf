package io.culprit;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds what each package-info says its package may depend on. */
@AnalyzeClasses(packages = "io.culprit", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {

    private static final String JDK = "java..";
    private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String BINDING_ANNOTATIONS = "com.fasterxml.jackson.databind.annotation..";

    @ArchTest
    static final ArchRule eventsDependOnNothingElse = mayDependOn("io.culprit.event");

    @ArchTest
    static final ArchRule signalsDependOnEvents = mayDependOn("io.culprit.signal", "io.culprit.event");

    @ArchTest
    static final ArchRule incidentsDependOnNothingElse = mayDependOn("io.culprit.incident");

    @ArchTest
    static final ArchRule uptimeDependsOnNothingElse = mayDependOn("io.culprit.uptime");

    @ArchTest
    static final ArchRule textsDependOnNothingElse = mayDependOn("io.culprit.text");

    @ArchTest
    static final ArchRule yamlKnowsNothingOfWhatIsConfigured =
            mayDependOn("io.culprit.yaml", "io.culprit.text", "com.fasterxml.jackson..", "org.yaml.snakeyaml..");

    @ArchTest
    static final ArchRule onlyTheWireTouchesKafka = noClasses()
            .that()
            .resideOutsideOfPackage("io.culprit.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nothingReadsTheClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** A package may always use the JDK, Jackson's annotations, and the naming strategies that these take as values. */
    private static ArchRule mayDependOn(String itself, String... others) {
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat(or(
                        resideInAnyPackage(itself, JDK, ANNOTATIONS, BINDING_ANNOTATIONS),
                        resideInAnyPackage(others),
                        belongToAnyOf(PropertyNamingStrategies.class)));
    }
}
