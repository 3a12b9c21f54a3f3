/**
 * Storage in a relational database through JDBC. A host meets {@link
 * dev.crmcore.jdbc.JdbcStorageProvider} and {@link dev.crmcore.jdbc.JdbcOptions}; the rest is a
 * function of the catalogue.
 */
@NullMarked
package dev.crmcore.jdbc;

import org.jspecify.annotations.NullMarked;
