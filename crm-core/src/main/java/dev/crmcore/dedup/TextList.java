package dev.crmcore.dedup;

import java.util.Arrays;

/**
 * Strings by number from 0, kept as text in blocks: as millions of objects they would take twice
 * the memory, and the collector would copy each of them again and again. Not safe for use by
 * several threads while it grows.
 */
final class TextList {
  private static final int BLOCK_BITS = 10;
  private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;

  /** The text of so many strings each, one after the other. */
  private char[][] blocks = {new char[64]};

  /** Where each string ends in its block. */
  private int[] ends = new int[64];

  private int size;

  /** Returns how many strings there are. */
  int size() {
    return size;
  }

  String get(int i) {
    int start = start(i);
    return new String(blocks[i >>> BLOCK_BITS], start, ends[i] - start);
  }

  /** Returns whether the {@code i}-th string is the given one. */
  boolean isAt(int i, String value) {
    int start = start(i);
    if (ends[i] - start != value.length()) {
      return false;
    }
    char[] block = blocks[i >>> BLOCK_BITS];
    for (int c = 0; c < value.length(); c++) {
      if (block[start + c] != value.charAt(c)) {
        return false;
      }
    }
    return true;
  }

  private int start(int i) {
    return (i & IN_BLOCK) == 0 ? 0 : ends[i - 1];
  }

  void add(String value) {
    int block = size >>> BLOCK_BITS;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    if (block == blocks.length) {
      blocks = Arrays.copyOf(blocks, block * 2);
    }
    if (blocks[block] == null) {
      // The next thousand strings are about as long as the last.
      blocks[block] = new char[ends[size - 1]];
    }
    int start = start(size);
    int end = start + value.length();
    if (end > blocks[block].length) {
      blocks[block] = Arrays.copyOf(blocks[block], end + end / 4);
    }
    value.getChars(0, value.length(), blocks[block], start);
    ends[size++] = end;
  }
}
