package org.belfry.people;

import java.lang.reflect.Field;

/** Ids come from the database; entities have no other way to get them. */
final class MemoryIds {
    private MemoryIds() {}

    static void give(Object entity, long id) {
        set(entity, "id", id);
    }

    static void set(Object entity, String name, Object value) {
        try {
            Field field = entity.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(entity, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
