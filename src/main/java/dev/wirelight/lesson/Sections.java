package dev.wirelight.lesson;

import dev.wirelight.protocol.Section;

final class Sections { static boolean exists(Section s) { return true; } }
