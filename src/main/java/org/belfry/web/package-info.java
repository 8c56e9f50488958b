/**
 * What every HTTP answer shares: who calls, how a body is read, which voice an error is told in, safe headers.
 * May know {@code people}, {@code security}, {@code json} and Jakarta REST and Servlet; no dialect.
 * Called by the server and by every API.
 */
@NullMarked
package org.belfry.web;

import org.jspecify.annotations.NullMarked;
