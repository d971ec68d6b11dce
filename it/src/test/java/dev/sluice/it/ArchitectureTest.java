package dev.sluice.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.Source;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;

/** The dependency directions and the public face of every module, as rules. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String BASE = "dev.sluice";

  /**
   * Public classes of {@code transforms} that are neither a transform nor a value, by simple name.
   */
  private static final Set<String> SERVICES =
      Set.of(
          "BigEndian",
          "BinaryProbe",
          "Borders",
          "BrokerLook",
          "BucketSums",
          "CassandraSchema",
          "CassandraShape",
          "Charsets",
          "ClusterLook",
          "ColumnSelection",
          "CommitTime",
          "Connections",
          "ConstantProbe",
          "CopyProbe",
          "CopyRow",
          "FailureLedger",
          "FileLedger",
          "FilePlanner",
          "FileRange",
          "Fingerprints",
          "HeaderMatch",
          "IndexDdl",
          "IndexNames",
          "KeptRecord",
          "LazyConnection",
          "LedgerTables",
          "LimitText",
          "PaceLedger",
          "PackedUnits",
          "PartsReader",
          "PlanLedger",
          "PlanStates",
          "PlanRing",
          "ReadableRows",
          "RecordFrame",
          "RedisCheck",
          "RedisLook",
          "RedisWriter",
          "RejectLedger",
          "RepairRows",
          "ReportJson",
          "ReportText",
          "RunLedger",
          "Sessions",
          "ShapeCheck",
          "StaleSessions",
          "StoredRejects",
          "StreamReportJson",
          "StreamReportText",
          "StreamSession",
          "TargetDdl",
          "TargetTable",
          "TextEncoder",
          "TopicCheck",
          "TopicLedger",
          "TopicPlanner",
          "TopicRange",
          "Trial",
          "TrialCopy",
          "UnitFolding",
          "UnitLedger",
          "UsageLedger",
          "UsageRecorder",
          "VerifyLedger",
          "WantedTypes");

  private static final DescribedPredicate<JavaClass> TRANSFORM_OR_VALUE =
      assignableTo(PTransform.class)
          .or(assignableTo(Record.class))
          .or(assignableTo(Enum.class))
          .or(assignableTo(Throwable.class))
          .or(assignableTo(Coder.class))
          .or(INTERFACES)
          .or(
              DescribedPredicate.describe(
                  "a service", (JavaClass type) -> SERVICES.contains(type.getSimpleName())))
          .as(
              "a PTransform, a record, an enum, an exception, a coder, an interface or one of "
                  + SERVICES);

  /** Packages that read rows from somewhere. */
  private static final List<String> SOURCES = List.of("cassandra", "csv", "kafka");

  private static final DescribedPredicate<JavaClass> TRANSFORMS_MODULE =
      resideOutsideOfPackages(BASE + ".pipelines..", BASE + ".profiles..", BASE + ".it..");

  /** Layers are optional: a package may be written later than its row in this table. */
  @ArchTest
  static final ArchRule a_row_moves_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("row")
          .definedBy(BASE + ".row..")
          .layer("types")
          .definedBy(BASE + ".types..")
          .layer("sources")
          .definedBy(
              SOURCES.stream().map(source -> BASE + "." + source + "..").toArray(String[]::new))
          .layer("redis")
          .definedBy(BASE + ".redis..")
          .layer("encode")
          .definedBy(BASE + ".encode..")
          .layer("ledger")
          .definedBy(BASE + ".ledger..")
          .layer("copy")
          .definedBy(BASE + ".copy..")
          .layer("report")
          .definedBy(BASE + ".report..")
          .layer("verify")
          .definedBy(BASE + ".verify..")
          .layer("trial")
          .definedBy(BASE + ".trial..")
          .layer("profiles")
          .definedBy(BASE + ".profiles..")
          .layer("pipelines")
          .definedBy(BASE + ".pipelines..")
          .layer("it")
          .definedBy(BASE + ".it..")
          .whereLayer("row")
          .mayNotAccessAnyLayer()
          .whereLayer("types")
          .mayOnlyAccessLayers("row")
          .whereLayer("sources")
          .mayOnlyAccessLayers("row")
          .whereLayer("redis")
          .mayOnlyAccessLayers("row")
          .whereLayer("encode")
          .mayOnlyAccessLayers("row", "types")
          .whereLayer("ledger")
          .mayOnlyAccessLayers("row")
          .whereLayer("copy")
          .mayOnlyAccessLayers("row", "ledger")
          .whereLayer("report")
          .mayOnlyAccessLayers("row", "ledger")
          .whereLayer("verify")
          .mayOnlyAccessLayers("row", "ledger", "copy")
          .whereLayer("trial")
          .mayOnlyAccessLayers("row", "sources", "encode", "copy")
          .whereLayer("profiles")
          .mayNotAccessAnyLayer()
          .whereLayer("pipelines")
          .mayOnlyBeAccessedByLayers("it")
          .whereLayer("it")
          .mayNotBeAccessedByAnyLayer()
          .ensureAllClassesAreContainedInArchitecture()
          .because(
              "a row moves one way; a new source belongs in SOURCES, another package in a layer here");

  @ArchTest
  static final ArchRule no_cycles = slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule sources_do_not_know_each_other =
      slices()
          .matching(BASE + ".(" + String.join("|", SOURCES) + ")..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule transforms_and_pipelines_are_portable =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".profiles..", BASE + ".it..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.beam.runners..", "org.apache.spark..")
          .allowEmptyShould(true);

  /** Sources are free to name them: Beam's own {@code split} and {@code createReader} do. */
  @ArchTest
  static final ArchRule flags_live_in_pipeline_options =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".pipelines..", BASE + ".it..")
          .and()
          .areNotAssignableTo(Source.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.beam.sdk.options..", BASE + ".pipelines.options..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule options_are_declared_in_one_place =
      classes()
          .that()
          .areAssignableTo(PipelineOptions.class)
          .should()
          .resideInAPackage(BASE + ".pipelines.options..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule profiles_do_not_know_beam =
      noClasses()
          .that()
          .resideInAPackage(BASE + ".profiles..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.beam..", "org.apache.spark..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule dofns_are_hidden =
      classes().that().areAssignableTo(DoFn.class).should().notBePublic().allowEmptyShould(true);

  @ArchTest
  static final ArchRule public_means_transform_or_value =
      classes()
          .that(TRANSFORMS_MODULE)
          .and()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .should(be(TRANSFORM_OR_VALUE))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_util_or_impl_names =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Common)$")
          .allowEmptyShould(true);
}
