package dev.crmcore.gateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts two edits of one list together, element by element. */
final class WovenLists {
  private WovenLists() {}

  /**
   * Returns the list of the one with what the other added and removed.
   *
   * @param base the list that both began with
   * @return empty if both removed or changed the same element, one changed only the order, or
   *     elements occur twice: then nobody can say which one was meant
   */
  static <T> Optional<List<T>> weave(List<T> base, List<T> theirs, List<T> yours) {
    if (hasTwins(base) || hasTwins(theirs) || hasTwins(yours)) {
      return Optional.empty();
    }
    Set<T> goneByThem = without(base, theirs);
    Set<T> goneByYou = without(base, yours);
    Set<T> newByThem = without(theirs, base);
    boolean onlyMoved = goneByThem.isEmpty() && newByThem.isEmpty();
    boolean onlyMovedByYou = goneByYou.isEmpty() && without(yours, base).isEmpty();
    if (onlyMoved || onlyMovedByYou || goneByThem.stream().anyMatch(goneByYou::contains)) {
      return Optional.empty();
    }
    List<T> woven = new ArrayList<>(yours);
    for (int i = 0; i < theirs.size(); i++) {
      T element = theirs.get(i);
      if (newByThem.contains(element) && !woven.contains(element)) {
        woven.add(place(woven, theirs, base, i), element);
      }
    }
    woven.removeAll(goneByThem);
    return Optional.of(woven);
  }

  /** An element stands after the one it stood after, or where the one stood that it replaces. */
  private static <T> int place(List<T> woven, List<T> theirs, List<T> base, int index) {
    if (index > 0) {
      int before = woven.indexOf(theirs.get(index - 1));
      return before < 0 ? woven.size() : before + 1;
    }
    return base.isEmpty() ? woven.size() : 0;
  }

  private static <T> Set<T> without(List<T> list, List<T> other) {
    Set<T> rest = new HashSet<>(list);
    rest.removeAll(new HashSet<>(other));
    return rest;
  }

  private static <T> boolean hasTwins(List<T> list) {
    return new HashSet<>(list).size() < list.size();
  }
}
