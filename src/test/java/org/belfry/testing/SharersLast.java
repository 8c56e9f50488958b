package org.belfry.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Puts classes that ask for a lock behind the others. Of two workers, one takes classes from the beginning and one from the
 * end, so that neither waits for a lock of the other until almost everything is done.
 */
public final class SharersLast implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        Comparator<ClassDescriptor> byLock = Comparator.comparing(each -> each.isAnnotated(ResourceLock.class));
        context.getClassDescriptors().sort(byLock.thenComparing(ClassDescriptor::getDisplayName));
    }
}
