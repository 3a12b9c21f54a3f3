package dev.crmcore.memory;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The elements of an iterator that pass a test. */
final class Passing<E> implements Iterator<E> {
  private final Iterator<E> source;
  private final Predicate<E> test;
  private @Nullable E next;

  Passing(Iterator<E> source, Predicate<E> test) {
    this.source = source;
    this.test = test;
  }

  @Override
  public boolean hasNext() {
    while (next == null && source.hasNext()) {
      E candidate = source.next();
      if (test.test(candidate)) {
        next = candidate;
      }
    }
    return next != null;
  }

  @Override
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    E result = next;
    next = null;
    if (result == null) {
      throw new NoSuchElementException();
    }
    return result;
  }
}
