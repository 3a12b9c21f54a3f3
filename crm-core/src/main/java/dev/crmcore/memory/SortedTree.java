package dev.crmcore.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: putting and removing give another map that shares what stayed.
 * So a snapshot costs nothing and forgetting a change is all that a rollback has to do. An AVL
 * tree.
 */
final class SortedTree<K, V> {
  private static final class Node<K, V> {
    K key;
    V value;
    @Nullable Node<K, V> left;
    @Nullable Node<K, V> right;
    int height;
    int size;
    final Object owner;

    Node(Object owner, K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
      this.owner = owner;
      this.key = key;
      this.value = value;
      link(left, right);
    }

    final void link(@Nullable Node<K, V> newLeft, @Nullable Node<K, V> newRight) {
      left = newLeft;
      right = newRight;
      height = 1 + Math.max(heightOf(newLeft), heightOf(newRight));
      size = 1 + sizeOf(newLeft) + sizeOf(newRight);
    }
  }

  private final Comparator<? super K> order;
  private final @Nullable Node<K, V> root;

  private SortedTree(Comparator<? super K> order, @Nullable Node<K, V> root) {
    this.order = order;
    this.root = root;
  }

  static <K, V> SortedTree<K, V> empty(Comparator<? super K> order) {
    return new SortedTree<>(order, null);
  }

  int size() {
    return sizeOf(root);
  }

  boolean isEmpty() {
    return root == null;
  }

  boolean contains(K key) {
    return get(key) != null;
  }

  @Nullable V get(K key) {
    Node<K, V> node = root;
    while (node != null) {
      int side = order.compare(key, node.key);
      if (side == 0) {
        return node.value;
      }
      node = side < 0 ? node.left : node.right;
    }
    return null;
  }

  SortedTree<K, V> with(K key, V value) {
    return with(key, value, new Object());
  }

  SortedTree<K, V> with(K key, V value, Object owner) {
    return new SortedTree<>(order, put(owner, root, key, value));
  }

  SortedTree<K, V> without(K key) {
    return without(key, new Object());
  }

  SortedTree<K, V> without(K key, Object owner) {
    return contains(key) ? new SortedTree<>(order, remove(owner, root, key)) : this;
  }

  /** Returns the values in the order of their keys. */
  Iterable<V> values() {
    return () -> new Walk<>(path(null, true), node -> node.value);
  }

  /** Returns the values of the keys that follow one. */
  Iterable<V> valuesAfter(K key) {
    return () -> new Walk<>(path(key, false), node -> node.value);
  }

  /** Returns the keys in order. */
  Iterable<K> keys() {
    return () -> new Walk<>(path(null, true), node -> node.key);
  }

  /** Returns the keys from one on, itself included. */
  Iterable<K> keysFrom(K key) {
    return () -> new Walk<>(path(key, true), node -> node.key);
  }

  /** The way to the first node to visit: the top is next, and below it what follows. */
  private Deque<Node<K, V>> path(@Nullable K start, boolean included) {
    Deque<Node<K, V>> path = new ArrayDeque<>();
    Node<K, V> node = root;
    while (node != null) {
      int side = start == null ? -1 : order.compare(start, node.key);
      if (side < 0 || (side == 0 && included)) {
        path.push(node);
        node = node.left;
      } else {
        node = node.right;
      }
    }
    return path;
  }

  private interface Part<K, V, R> {
    R of(Node<K, V> node);
  }

  private static final class Walk<K, V, R> implements Iterator<R> {
    private final Deque<Node<K, V>> path;
    private final Part<K, V, R> part;

    Walk(Deque<Node<K, V>> path, Part<K, V, R> part) {
      this.path = path;
      this.part = part;
    }

    @Override
    public boolean hasNext() {
      return !path.isEmpty();
    }

    @Override
    public R next() {
      if (path.isEmpty()) {
        throw new NoSuchElementException();
      }
      Node<K, V> current = path.pop();
      for (Node<K, V> node = current.right; node != null; node = node.left) {
        path.push(node);
      }
      return part.of(current);
    }
  }

  private Node<K, V> put(Object owner, @Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(owner, key, value, null, null);
    }
    int side = order.compare(key, node.key);
    if (side == 0) {
      Node<K, V> own = own(owner, node);
      own.value = value;
      return own;
    }
    return side < 0
        ? balanced(owner, node, put(owner, node.left, key, value), node.right)
        : balanced(owner, node, node.left, put(owner, node.right, key, value));
  }

  private @Nullable Node<K, V> remove(Object owner, @Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int side = order.compare(key, node.key);
    if (side < 0) {
      return balanced(owner, node, remove(owner, node.left, key), node.right);
    }
    if (side > 0) {
      return balanced(owner, node, node.left, remove(owner, node.right, key));
    }
    if (node.left == null || node.right == null) {
      return node.left == null ? node.right : node.left;
    }
    Node<K, V> next = node.right;
    while (next.left != null) {
      next = next.left;
    }
    Node<K, V> place = new Node<>(owner, next.key, next.value, node.left, node.right);
    return balanced(owner, place, node.left, remove(owner, node.right, next.key));
  }

  /** Returns the node itself where it was made for this owner, else a copy. */
  private static <K, V> Node<K, V> own(Object owner, Node<K, V> node) {
    return node.owner == owner
        ? node
        : new Node<>(owner, node.key, node.value, node.left, node.right);
  }

  private static <K, V> Node<K, V> linked(
      Object owner, Node<K, V> node, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    Node<K, V> own = own(owner, node);
    own.link(left, right);
    return own;
  }

  private static <K, V> Node<K, V> balanced(
      Object owner, Node<K, V> node, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    int lean = heightOf(left) - heightOf(right);
    if (left != null && lean > 1) {
      Node<K, V> inner = left.right;
      if (inner == null || heightOf(inner) <= heightOf(left.left)) {
        return linked(owner, left, left.left, linked(owner, node, inner, right));
      }
      Node<K, V> lower = inner.right;
      Node<K, V> newLeft = linked(owner, left, left.left, inner.left);
      return linked(owner, inner, newLeft, linked(owner, node, lower, right));
    }
    if (right != null && lean < -1) {
      Node<K, V> inner = right.left;
      if (inner == null || heightOf(inner) <= heightOf(right.right)) {
        return linked(owner, right, linked(owner, node, left, inner), right.right);
      }
      Node<K, V> lower = inner.left;
      Node<K, V> newRight = linked(owner, right, inner.right, right.right);
      return linked(owner, inner, linked(owner, node, left, lower), newRight);
    }
    return linked(owner, node, left, right);
  }

  private static int heightOf(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  private static int sizeOf(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.size;
  }
}
