package io.culprit.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Shippers and streams meet at a topic, never in code, and nothing depends on the application. */
@AnalyzeClasses(packages = "io.culprit", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {

    private static final String[] STREAMS = {"io.culprit.correlation..", "io.culprit.topology.."};

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_APPLICATION = noClasses()
            .that()
            .resideOutsideOfPackage("io.culprit.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.culprit.app..");

    @ArchTest
    static final ArchRule SHIPPERS_DO_NOT_KNOW_STREAMS = noClasses()
            .that()
            .resideInAPackage("io.culprit.shipper..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STREAMS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule STREAMS_DO_NOT_KNOW_SHIPPERS = noClasses()
            .that()
            .resideInAnyPackage(STREAMS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.culprit.shipper..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule LOG_TEXT_IS_MADE_SAFE_WITHOUT_KAFKA = noClasses()
            .that()
            .resideInAPackage("io.culprit.app.terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
