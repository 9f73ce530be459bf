package io.culprit.shipper.format.access;

import java.util.List;

/** The end of a line that has one of several shapes; the first that matches is taken. */
final class BranchStep extends Step {

    private final List<Program> branches;

    BranchStep(List<Program> branches) {
        super(new byte[0], true);
        this.branches = List.copyOf(branches);
    }

    @Override
    int match(AccessFields fields, int at) {
        for (Program branch : branches) {
            if (branch.matches(fields, at)) {
                return fields.end();
            }
            if (fields.isCut()) {
                return -1;
            }
            branch.takeBack(fields);
        }
        return -1;
    }
}
