package org.belfry;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.json.Json;
import java.time.Instant;

/** Keeps the house as docs/architecture.md draws it. */
@AnalyzeClasses(packages = "org.belfry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule rooms_form_no_circle =
            slices().matching("org.belfry.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule products_share_only_what_wordpress_is = slices().matching("org.belfry.api.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("org.belfry.api.wordpress"));

    @ArchTest
    static final ArchRule nobody_knows_the_wiring = noClasses()
            .that()
            .resideOutsideOfPackage("org.belfry.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.belfry.wiring..");

    @ArchTest
    static final ArchRule the_apis_know_neither_sql_nor_workers = noClasses()
            .that()
            .resideInAPackage("org.belfry.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.belfry.delivery.worker..", "org.belfry..sql..");

    @ArchTest
    static final ArchRule delivery_asks_its_worker_and_its_sql_nothing = noClasses()
            .that()
            .resideInAPackage("org.belfry.delivery")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.belfry.delivery.sql..", "org.belfry.delivery.worker..");

    @ArchTest
    static final ArchRule pure_rooms_know_no_server = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.belfry.kernel..",
                    "org.belfry.json..",
                    "org.belfry.event..",
                    "org.belfry.egress",
                    "org.belfry.retry..",
                    "org.belfry.signing..",
                    "org.belfry.mapping..",
                    "org.belfry.contact",
                    "org.belfry.action",
                    "org.belfry.security",
                    "org.belfry.catalogue.schema..",
                    "org.belfry.guard",
                    "org.belfry.statistics",
                    "org.belfry.incoming",
                    "org.belfry.targetauth..",
                    "org.belfry.template..",
                    "org.belfry.dialect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..", "org.apache..", "org.belfry.delivery..");

    @ArchTest
    static final ArchRule one_room_knows_the_schema_library = noClasses()
            .that()
            .resideOutsideOfPackage("org.belfry.catalogue.schema..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.harrel..");

    @ArchTest
    static final ArchRule lower_floors_know_no_api = noClasses()
            .that()
            .resideOutsideOfPackages("org.belfry.api..", "org.belfry.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.belfry.api..");

    @ArchTest
    static final ArchRule only_the_wiring_reads_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage("org.belfry.wiring..")
            .should()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule one_place_looks_for_the_json_library = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.belfry.web.JsonOut")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Json.class);
}
