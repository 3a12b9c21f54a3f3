package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequentialIdsTest {
  @Test
  void givesTheSameIdsInEveryRun() {
    SequentialIds ids = new SequentialIds();

    assertThat(List.of(ids.next(), ids.next()))
        .containsExactly(
            UUID.fromString("01900000-0000-7000-8000-000000000001"),
            UUID.fromString("01900000-0000-7000-8000-000000000002"));
    assertThat(new SequentialIds(42).next()).isEqualTo(SequentialIds.number(42));
  }

  @Test
  void hasTheShapeOfVersion7() {
    assertThat(Stream.of(0L, 1L, (1L << 62) - 1).map(SequentialIds::number))
        .allSatisfy(
            id -> {
              assertThat(id.version()).isEqualTo(7);
              assertThat(id.variant()).isEqualTo(2);
            });
  }

  @Test
  void growsAsNumbersAndAsText() {
    SequentialIds ids = new SequentialIds((1L << 32) - 500);

    List<UUID> given = Stream.generate(ids::next).limit(1_000).toList();

    assertThat(given).isSorted();
    assertThat(given.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void noIdIsGivenTwiceAmongThreads() {
    SequentialIds ids = new SequentialIds();

    assertThat(IntStream.range(0, 20_000).parallel().mapToObj(each -> ids.next()).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesANumberThatDoesNotFit() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SequentialIds(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> SequentialIds.number(1L << 62));
  }
}
