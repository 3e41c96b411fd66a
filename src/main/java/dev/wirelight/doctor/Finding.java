package dev.wirelight.doctor;

/// Something that goes wrong.
///
/// @param words one sentence that says what
/// @param next one sentence that says what to do
public record Finding(Trouble trouble, String words, String next) {

    @Override
    public String toString() {
        return words + " " + next;
    }
}
