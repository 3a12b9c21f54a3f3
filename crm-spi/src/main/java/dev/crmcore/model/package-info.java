/**
 * What a CRM is about: customers, interactions, purchases, deals, tasks, and the records that prove
 * what happened to them.
 */
@NullMarked
package dev.crmcore.model;

import org.jspecify.annotations.NullMarked;
