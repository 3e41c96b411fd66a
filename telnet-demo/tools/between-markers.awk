# Puts what happened in a step between its markers in the page:
#   <!-- played: NAME -->
#   ...
#   <!-- end -->
# steps: the folder with a file NAME.same for each step.

/^<!-- played: .* -->$/ {
    print
    file = steps "/" $3 ".same"
    found = 0
    while ((getline line < file) > 0) { print line; found = 1 }
    close(file)
    if (!found) print "The demo has no step with this name."
    inside = 1
    next
}

/^<!-- end -->$/ { inside = 0 }

!inside { print }
