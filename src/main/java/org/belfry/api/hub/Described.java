package org.belfry.api.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What OpenAPI tells of an operation beside what its other annotations say. Schemas are named as in components.json. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Described {
    /** What it does, in a few words. */
    String value();

    /** The schema of the request's body; empty for none. */
    String takes() default "";

    /** Whether it may come without a body all the same. */
    boolean bodyOptional() default false;

    /** The schema of the answer; empty for none. */
    String gives() default "";

    /** The status of the answer. */
    int status() default 200;

    /** Whether there are states in which it is refused with 409. */
    boolean conflicts() default false;

    /** Query parameters that it reads by itself. */
    String[] queries() default {};

    /** Request headers that it reads by itself. */
    String[] headers() default {};
}
