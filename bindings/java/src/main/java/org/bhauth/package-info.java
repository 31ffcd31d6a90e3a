/**
 * Authenticated API requests to payment and trading services: it signs, verifies, builds the whole
 * request, reads the response, and tells why a signature is wrong. Sending is yours.
 *
 * <p>Each service is a class with the same verbs, so that who knows one knows all:
 *
 * <ul>
 *   <li>{@code payload}: the exact bytes that get signed;
 *   <li>{@code sign}: the signature;
 *   <li>{@code verify}: returns if the signature is right, and throws if it is wrong, stale or of
 *       the future;
 *   <li>{@code request}, {@code tokenRequest}: the whole request, ready to send;
 *   <li>{@code response}, {@code tokenResponse}: the response, read.
 * </ul>
 *
 * <p>Keys ({@link org.bhauth.HmacKey}, {@link org.bhauth.Ed25519Key}) hold their secret in native
 * memory, which is wiped when they are closed. Times end in {@code Ms} or {@code S}, for Unix time
 * in milliseconds or seconds. No signing call reads a clock or draws a random number: {@link
 * org.bhauth.Times} and {@link org.bhauth.RandomValues} do.
 *
 * <p>What is wrong with a call is a {@link org.bhauth.BhAuthException} that carries a {@link
 * org.bhauth.Status}; {@code null} is a {@link java.lang.NullPointerException} unless a method says
 * otherwise. What the service refuses is a {@link org.bhauth.ServiceResponse} that was not
 * accepted. Texts are sent as UTF-8; one with a lone surrogate has no UTF-8 and is {@link
 * org.bhauth.Status#UTF8}. All classes may be used by any number of threads at once.
 */
package org.bhauth;
