package dev.crmcore.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param items the records, in order
 * @param next where the next page starts, or null if this was the last
 * @param <E> the records
 */
public record Page<E>(List<E> items, @Nullable Keyset next) {
  /** Copies the records. */
  public Page {
    items = List.copyOf(items);
  }

  /** Returns where the next page starts. */
  public Optional<Keyset> nextPage() {
    return Optional.ofNullable(next);
  }

  /** Returns this page with its records replaced one by one. */
  public <R> Page<R> map(Function<? super E, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), next);
  }
}
