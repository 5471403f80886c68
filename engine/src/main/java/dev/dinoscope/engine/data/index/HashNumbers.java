package dev.dinoscope.engine.data.index;

import java.util.Arrays;

/// From hashes to numbers, without an object for each: open addressing over two arrays.
final class HashNumbers {
    /// What [#get] says of a hash that is not there.
    static final int ABSENT = -1;

    private long[] keys = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int size;

    HashNumbers() {
        Arrays.fill(numbers, ABSENT);
    }

    int get(long key) {
        return numbers[slot(key)];
    }

    int size() {
        return size;
    }

    /// @param number 0 or more, or less than [#ABSENT]
    void put(long key, int number) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (numbers[slot] == ABSENT) {
            size++;
        }
        keys[slot] = key;
        numbers[slot] = number;
    }

    /// The number of a hash, counted from 0 in the order they first came in.
    int number(long key) {
        int known = get(key);
        if (known != ABSENT) {
            return known;
        }
        int next = size;
        put(key, next);
        return next;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (numbers[slot] != ABSENT && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[2 * oldKeys.length];
        Arrays.fill(numbers, ABSENT);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != ABSENT) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
