/**
 * What proves a plugin and helps a host's tests: contracts to extend, fixtures and fakes. Depends
 * on the SPI, JUnit and AssertJ alone.
 */
@NullMarked
package dev.crmcore.testkit;

import org.jspecify.annotations.NullMarked;
