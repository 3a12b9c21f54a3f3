package dev.crmcore.service;

import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.ServiceCase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service levels that a host promises; the first is for cases that name none. */
public final class ServiceLevels {
  private static final ServiceLevel NONE = ServiceLevel.of("", WorkingCalendar.always());

  private final List<ServiceLevel> levels;

  private ServiceLevels(List<ServiceLevel> levels) {
    this.levels = List.copyOf(levels);
  }

  /** Returns no levels: no clock runs. */
  public static ServiceLevels none() {
    return new ServiceLevels(List.of());
  }

  /**
   * Returns these levels and another.
   *
   * @throws InvalidInputException if one has its name
   */
  public ServiceLevels and(ServiceLevel level) {
    if (levels.stream().anyMatch(known -> known.name().equals(level.name()))) {
      throw new InvalidInputException("Two service levels are called '" + level.name() + "'.");
    }
    List<ServiceLevel> more = new ArrayList<>(levels);
    more.add(level);
    return new ServiceLevels(more);
  }

  /**
   * Returns the name of the level that a new case has.
   *
   * @throws InvalidInputException if it names one that is not there
   */
  @Nullable String nameFor(@Nullable String wanted) {
    if (wanted == null) {
      return levels.isEmpty() ? null : levels.get(0).name();
    }
    return levels.stream()
        .map(ServiceLevel::name)
        .filter(wanted::equals)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "There is no service level '%s'; there are: %s."
                        .formatted(wanted, levels.stream().map(ServiceLevel::name).toList())));
  }

  /** Returns the level of a stored case; one without clocks where the host has it no longer. */
  ServiceLevel of(ServiceCase one) {
    return levels.stream()
        .filter(level -> level.name().equals(one.serviceLevel()))
        .findFirst()
        .orElse(NONE);
  }
}
