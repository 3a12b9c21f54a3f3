/** Lists of customers that people look at again and again. */
@NullMarked
package dev.crmcore.view;

import org.jspecify.annotations.NullMarked;
