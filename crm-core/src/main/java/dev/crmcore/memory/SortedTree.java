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
    final K key;
    final V value;
    final @Nullable Node<K, V> left;
    final @Nullable Node<K, V> right;
    final int height;
    final int size;

    Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
      this.key = key;
      this.value = value;
      this.left = left;
      this.right = right;
      this.height = 1 + Math.max(heightOf(left), heightOf(right));
      this.size = 1 + sizeOf(left) + sizeOf(right);
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
    return new SortedTree<>(order, put(root, key, value));
  }

  SortedTree<K, V> without(K key) {
    return contains(key) ? new SortedTree<>(order, remove(root, key)) : this;
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

  private Node<K, V> put(@Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null);
    }
    int side = order.compare(key, node.key);
    if (side == 0) {
      return new Node<>(key, value, node.left, node.right);
    }
    return side < 0
        ? balanced(node.key, node.value, put(node.left, key, value), node.right)
        : balanced(node.key, node.value, node.left, put(node.right, key, value));
  }

  private @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int side = order.compare(key, node.key);
    if (side < 0) {
      return balanced(node.key, node.value, remove(node.left, key), node.right);
    }
    if (side > 0) {
      return balanced(node.key, node.value, node.left, remove(node.right, key));
    }
    if (node.left == null || node.right == null) {
      return node.left == null ? node.right : node.left;
    }
    Node<K, V> next = node.right;
    while (next.left != null) {
      next = next.left;
    }
    return balanced(next.key, next.value, node.left, remove(node.right, next.key));
  }

  private static <K, V> Node<K, V> balanced(
      K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    int lean = heightOf(left) - heightOf(right);
    if (left != null && lean > 1) {
      Node<K, V> inner = left.right;
      return inner != null && heightOf(inner) > heightOf(left.left)
          ? new Node<>(
              inner.key,
              inner.value,
              new Node<>(left.key, left.value, left.left, inner.left),
              new Node<>(key, value, inner.right, right))
          : new Node<>(left.key, left.value, left.left, new Node<>(key, value, inner, right));
    }
    if (right != null && lean < -1) {
      Node<K, V> inner = right.left;
      return inner != null && heightOf(inner) > heightOf(right.right)
          ? new Node<>(
              inner.key,
              inner.value,
              new Node<>(key, value, left, inner.left),
              new Node<>(right.key, right.value, inner.right, right.right))
          : new Node<>(right.key, right.value, new Node<>(key, value, left, inner), right.right);
    }
    return new Node<>(key, value, left, right);
  }

  private static int heightOf(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  private static int sizeOf(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.size;
  }
}
