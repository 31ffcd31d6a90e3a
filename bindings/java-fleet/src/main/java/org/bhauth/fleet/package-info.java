/**
 * Tokens, and what was seen already, shared between the processes of many machines, by Valkey or
 * Redis 6.2 and newer.
 *
 * <p>A service gives an account one token at a time, some not more than one a minute: processes
 * that each request their own take it from one another. With a {@link org.bhauth.fleet.FleetStore}
 * in their token sources one of them requests it and all use it. What lies in the store is sealed
 * by the API secret: who reads the store cannot call the service. docs/fleet.md in the repository
 * says what is promised, and how the store is to be set up.
 */
package org.bhauth.fleet;
