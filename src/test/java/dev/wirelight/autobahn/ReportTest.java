package dev.wirelight.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `AutobahnIT` judges by this; so it must see what is not as it should be.
class ReportTest {
    private static final String INDEX =
            """
            {
               "Somebody": {
                  "1.1.1": {"behavior": "OK", "behaviorClose": "OK", "duration": 2, "remoteCloseCode": 1000,
                            "reportfile": "somebody_case_1_1_1.json"},
                  "1.1.2": {"behavior": "OK", "behaviorClose": "UNCLEAN", "duration": 2, "remoteCloseCode": null,
                            "reportfile": "somebody_case_1_1_2.json"},
                  "3.2": {"behavior": "NON-STRICT", "behaviorClose": "OK", "duration": 2, "remoteCloseCode": 1002,
                          "reportfile": "somebody_case_3_2.json"},
                  "6.3.1": {"behavior": "FAILED", "behaviorClose": "WRONG CODE", "duration": 2, "remoteCloseCode": 1000,
                            "reportfile": "somebody_case_6_3_1.json"},
                  "7.1.5": {"behavior": "OK", "behaviorClose": "INFORMATIONAL", "duration": 2, "remoteCloseCode": 1000,
                            "reportfile": "somebody_case_7_1_5.json"},
                  "7.1.6": {"behavior": "INFORMATIONAL", "behaviorClose": "INFORMATIONAL", "duration": 2,
                            "remoteCloseCode": 1000, "reportfile": "somebody_case_7_1_6.json"}
               }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsNotOkOrNotCleanIsNamedWithItsReport() throws Exception {
        assertThat(report().faults())
                .extracting(Report.Result::toString)
                .containsExactly(
                        "case 1.1.2: OK, close UNCLEAN (somebody_case_1_1_2.html)",
                        "case 3.2: NON-STRICT, close OK (somebody_case_3_2.html)",
                        "case 6.3.1: FAILED, close WRONG CODE (somebody_case_6_3_1.html)",
                        "case 7.1.5: OK, close INFORMATIONAL (somebody_case_7_1_5.html)");
    }

    @Test
    void theTableCountsEveryKindOfResult() throws Exception {
        assertThat(report().table())
                .isEqualToNormalizingNewlines(
                        """
                        Autobahn           cases    OK NON-STRICT INFORMATIONAL FAILED unclean closes
                        Somebody               6     3          1             1      1              3
                        """);
    }

    private Report report() throws Exception {
        return Report.read(Files.writeString(folder.resolve("index.json"), INDEX));
    }
}
