/// Where Wirelight starts: begin reading at [dev.wirelight.Main]. Its rooms are the packages below this one.
@NullMarked
package dev.wirelight;

import org.jspecify.annotations.NullMarked;
