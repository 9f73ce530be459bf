package io.culprit.shipper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.culprit.shipper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shippersMeetTheCorrelationOnlyAtTopics = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.culprit.correlation..", "io.culprit.topology..", "io.culprit.app..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.culprit.shipper.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule formatsKnowNoFilesAndNoKafka = noClasses()
            .that()
            .resideInAnyPackage("..shipper.format..", "..shipper.probe.capture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.io.File", "org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyDeliveryKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackage("..shipper.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule clocksAreInjected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
