package dev.wirelight.autobahn;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the suite found out about one implementation: the `index.json` among its reports.
record Report(String agent, List<Result> results) {
    static final String OK = "OK";
    static final String NON_STRICT = "NON-STRICT";
    static final String INFORMATIONAL = "INFORMATIONAL";
    static final String FAILED = "FAILED";

    /// How one case went.
    ///
    /// @param behavior the suite's verdict on what was answered
    /// @param behaviorClose its verdict on how the connection was closed
    /// @param reportFile the report with every byte of it, as JSON; there is one in HTML beside it
    record Result(String id, String behavior, String behaviorClose, String reportFile) {

        /// Where the suite has no opinion on what is right, it has none on the close either.
        boolean isCloseClean() {
            return behaviorClose.equals(OK) || behavior.equals(INFORMATIONAL) && behaviorClose.equals(INFORMATIONAL);
        }

        boolean isFaultless() {
            return (behavior.equals(OK) || behavior.equals(INFORMATIONAL)) && isCloseClean();
        }

        @Override
        public String toString() {
            String page = reportFile.replace(".json", ".html");
            return "case " + id + ": " + behavior + ", close " + behaviorClose + " (" + page + ")";
        }
    }

    /// Reads the results of all cases, of the only implementation that was tested.
    static Report read(Path index) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(index.toFile())) {
            json.nextToken();
            String agent = json.nextFieldName();
            List<Result> results = new ArrayList<>();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                results.add(readResult(json));
            }
            if (json.nextToken() != JsonToken.END_OBJECT) {
                throw new IOException("There is more than one implementation in " + index);
            }
            return new Report(agent, results);
        }
    }

    private static Result readResult(JsonParser json) throws IOException {
        String id = json.currentName();
        String behavior = "";
        String behaviorClose = "";
        String reportFile = "";
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "behavior" -> behavior = json.getText();
                case "behaviorClose" -> behaviorClose = json.getText();
                case "reportfile" -> reportFile = json.getText();
                default -> json.skipChildren();
            }
        }
        return new Result(id, behavior, behaviorClose, reportFile);
    }

    long count(String behavior) {
        return results.stream().filter(result -> result.behavior().equals(behavior)).count();
    }

    long uncleanCloses() {
        return results.stream().filter(result -> !result.isCloseClean()).count();
    }

    /// The cases of which somebody should read the report.
    List<Result> faults() {
        return results.stream().filter(result -> !result.isFaultless()).toList();
    }

    /// A heading and a row of numbers.
    String table() {
        return String.format(
                        Locale.ROOT,
                        "%-18s %5s %5s %10s %13s %6s %14s%n",
                        "Autobahn",
                        "cases",
                        OK,
                        NON_STRICT,
                        INFORMATIONAL,
                        FAILED,
                        "unclean closes")
                + String.format(
                        Locale.ROOT,
                        "%-18s %5d %5d %10d %13d %6d %14d%n",
                        agent,
                        results.size(),
                        count(OK),
                        count(NON_STRICT),
                        count(INFORMATIONAL),
                        count(FAILED),
                        uncleanCloses());
    }
}
