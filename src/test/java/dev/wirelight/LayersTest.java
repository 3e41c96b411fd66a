package dev.wirelight;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the house in order: a room (a package below `dev.wirelight`) uses only the rooms that this test grants it.
class LayersTest {

    /// How many classes this test must at least see, so that it never passes because it looked at nothing.
    private static final int FEWEST_CLASSES = 200;

    /// What a view may use: everything but sockets and the other view.
    private static final List<String> VIEW = List.of(
            "protocol", "trace", "conversation", "dissect", "filter", "server", "client", "workshop", "capture", "lesson",
            "doctor", "certificate", "words", "stage");

    /// Every room, and the rooms that it may use besides itself.
    private static final Map<String, List<String>> ROOMS = new TreeMap<>(Map.ofEntries(
            Map.entry("protocol", List.of()),
            Map.entry("words", List.of()),
            Map.entry("trace", List.of()),
            Map.entry("socket", List.of("protocol", "trace")),
            Map.entry("conversation", List.of("protocol", "trace")),
            Map.entry("dissect", List.of("protocol", "trace", "conversation")),
            Map.entry("certificate", List.of()),
            Map.entry("filter", List.of("protocol", "trace", "conversation", "dissect")),
            Map.entry("server", List.of("protocol", "trace", "socket", "certificate")),
            Map.entry("client", List.of("protocol", "trace", "socket", "certificate")),
            Map.entry("capture", List.of("protocol", "trace")),
            Map.entry("workshop", List.of("protocol", "trace", "conversation", "dissect", "client", "server")),
            Map.entry("lesson", List.of("protocol", "trace", "conversation", "dissect", "client", "capture", "workshop", "words")),
            Map.entry("stage", List.of("lesson", "server", "trace")),
            Map.entry("doctor", List.of("protocol", "trace", "conversation", "socket")),
            Map.entry("terminal", VIEW),
            Map.entry("desktop", VIEW)));

    private static JavaClasses wirelight;

    @BeforeAll
    static void readClasses() {
        wirelight = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.wirelight");
    }

    @Test
    void thisTestSeesTheClassesOfTheApp() {
        assertThat(wirelight.stream().filter(c -> !c.getSimpleName().equals("package-info")))
                .hasSizeGreaterThanOrEqualTo(FEWEST_CLASSES);
    }

    @Test
    void everyPackageBelongsToARoomThatThisTestKnows() {
        List<String> known = new ArrayList<>(List.of("dev.wirelight"));
        ROOMS.keySet().forEach(room -> known.add(packages(room)));

        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(wirelight);
    }

    static Stream<Arguments> roomsAndWhatTheyMayUse() {
        return ROOMS.entrySet().stream().map(room -> Arguments.of(room.getKey(), room.getValue()));
    }

    @ParameterizedTest(name = "{0} may use {1}")
    @MethodSource("roomsAndWhatTheyMayUse")
    void aRoomUsesOnlyTheRoomsGrantedToIt(String room, List<String> granted) {
        List<String> allowed = new ArrayList<>(List.of(packages(room)));
        granted.forEach(other -> allowed.add(packages(other)));
        DescribedPredicate<JavaClass> another = resideInAnyPackage("dev.wirelight..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed.toArray(String[]::new))))
                .as("classes of Wirelight outside " + room + " and " + granted);

        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat(another)
                .allowEmptyShould(true)
                .check(wirelight);
    }

    static Stream<Arguments> cornersOfCaptureAndWhatTheyMayNotUse() {
        return Stream.of(
                Arguments.of("capture.format", List.of("flow", "live", "record")),
                Arguments.of("capture.flow", List.of("live", "record")),
                Arguments.of("capture.live", List.of("record")),
                Arguments.of("capture.record", List.of("live")));
    }

    @ParameterizedTest(name = "{0} does without {1}")
    @MethodSource("cornersOfCaptureAndWhatTheyMayNotUse")
    void thePartsOfCaptureStandOnEachOther(String corner, List<String> others) {
        List<String> forbidden = new ArrayList<>(List.of("dev.wirelight.capture"));
        others.forEach(other -> forbidden.add(packages("capture." + other)));

        noClasses()
                .that()
                .resideInAPackage(packages(corner))
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
                .check(wirelight);
    }

    @Test
    void protocolIsBytesInAndValuesOut() {
        classes()
                .that()
                .resideInAPackage(packages("protocol"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", packages("protocol"))
                                .or(primitive()))
                .allowEmptyShould(true)
                .check(wirelight);
        noClasses()
                .that()
                .resideInAPackage(packages("protocol"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..", "java.nio.channels..", "java.nio.file..", "java.util.concurrent..")
                        .or(anyOf(
                                "java.lang.Thread",
                                "java.time.Clock",
                                "java.time.Instant",
                                "java.io.File",
                                "java.io.FileInputStream",
                                "java.io.FileOutputStream",
                                "java.io.RandomAccessFile")))
                .allowEmptyShould(true)
                .check(wirelight);
        noClasses()
                .that()
                .resideInAPackage(packages("protocol"))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .allowEmptyShould(true)
                .check(wirelight);
    }

    @Test
    void onlyTheDesktopDraws() {
        noClasses()
                .that()
                .resideInAPackage("dev.wirelight..")
                .and()
                .resideOutsideOfPackages("dev.wirelight", packages("desktop"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.."))
                .allowEmptyShould(true)
                .check(wirelight);
    }

    @Test
    void theDesktopTouchesNoSocket() {
        noClasses()
                .that()
                .resideInAPackage(packages("desktop"))
                .should()
                .dependOnClassesThat(anyOf("java.net.Socket", "java.net.ServerSocket", "java.net.DatagramSocket")
                        .or(resideInAnyPackage("java.nio.channels..")))
                .allowEmptyShould(true)
                .check(wirelight);
    }

    private static String packages(String room) {
        return "dev.wirelight." + room + "..";
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return DescribedPredicate.describe("primitive types and their arrays", c -> c.getBaseComponentType()
                .isPrimitive());
    }

    private static DescribedPredicate<JavaClass> anyOf(String... names) {
        return DescribedPredicate.describe("one of " + List.of(names), c -> List.of(names)
                .contains(c.getName()));
    }
}
