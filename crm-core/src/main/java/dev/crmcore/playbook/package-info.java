/** How things are done here, step by step: tasks made of playbooks. */
@NullMarked
package dev.crmcore.playbook;

import org.jspecify.annotations.NullMarked;
