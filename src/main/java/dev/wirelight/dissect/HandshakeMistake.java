package dev.wirelight.dissect;

/// What went wrong when somebody computed `Sec-WebSocket-Accept` by hand, in the words for it.
public enum HandshakeMistake {
    NONE("That is the value.", "The server sends the same one."),
    NOTHING("There is nothing to check yet.", "The value has 28 characters and ends in =."),
    NEWLINE_AFTER_GUID(
            "Nearly. There is a newline after the GUID.", "In a shell, echo adds one; echo -n or printf does not."),
    CR_LF_AFTER_GUID(
            "Nearly. There is CR LF after the GUID.", "It came from a line of text; take the 60 characters alone."),
    NEWLINE_AFTER_KEY(
            "Nearly. There is a newline between the key and the GUID.",
            "The GUID follows the key with nothing between."),
    SPACE_AFTER_KEY(
            "Nearly. There is a space between the key and the GUID.", "The GUID follows the key with nothing between."),
    KEY_DECODED_FIRST(
            "Nearly. The key was decoded from Base64 first.", "Take the key as it stands: 24 characters of text."),
    GUID_LOWER_CASE(
            "Nearly. The GUID is in lower case.",
            "To SHA-1, e and E are different bytes: the GUID's letters are capitals."),
    NO_GUID("The GUID is missing.", "Write it right after the key, and take the SHA-1 of both together."),
    GUID_FIRST("The GUID stands before the key.", "First the key, then the GUID."),
    BASE64_OF_HEX(
            "Nearly. It is the Base64 of the SHA-1 in hexadecimal, 40 characters.",
            "Take the 20 bytes themselves: openssl dgst -sha1 -binary gives them."),
    HEX(
            "Nearly. It is the right SHA-1, in hexadecimal.",
            "One step is missing: write these 20 bytes in Base64, not in hexadecimal."),
    KEY_ITSELF(
            "That is the key itself.",
            "The server must show that it did something with it: add the GUID, SHA-1, Base64."),
    LETTER_CASE(
            "Nearly. Some letters are large that should be small, or the other way round.", "Copy it, do not type it."),
    NO_PADDING("Nearly. The = at the end is missing.", "Base64 fills up to a multiple of four characters with =."),
    NOT_20_BYTES(
            "That is not the Base64 of 20 bytes.",
            "A SHA-1 has 20 bytes. In Base64 they take 28 characters, the last one is =."),
    OTHER(
            "That is the Base64 of 20 bytes, but of other ones.",
            "Look whether the key is the one of this request, and whether the GUID is right to the letter.");

    private final String sentence;
    private final String advice;

    HandshakeMistake(String sentence, String advice) {
        this.sentence = sentence;
        this.advice = advice;
    }

    /// What is wrong, or that nothing is.
    public String sentence() {
        return sentence;
    }

    /// What to do next.
    public String advice() {
        return advice;
    }
}
