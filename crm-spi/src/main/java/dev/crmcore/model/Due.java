package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** By when something is due: some time on a day, or a moment. The two are never confused. */
public sealed interface Due {
  /** Returns the moment from which it counts as overdue. */
  Instant deadline();

  /** Returns due some time on a day, in the zone of whoever does it. */
  static Due onDay(LocalDate day, ZoneId zone) {
    return new OnDay(day, zone);
  }

  /** Returns due at a moment. */
  static Due at(Instant moment) {
    return new At(moment);
  }

  /**
   * Due on a day: overdue from the first moment of the next day in the zone.
   *
   * @param day the day
   * @param zone the zone in which the day is meant
   */
  record OnDay(LocalDate day, ZoneId zone) implements Due {
    /** Checks that both parts are there. */
    public OnDay {
      requireNonNull(day, "day");
      requireNonNull(zone, "zone");
    }

    @Override
    public Instant deadline() {
      return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
  }

  /**
   * Due at a moment.
   *
   * @param moment the moment
   */
  record At(Instant moment) implements Due {
    /** Checks that the moment is there. */
    public At {
      requireNonNull(moment, "moment");
    }

    @Override
    public Instant deadline() {
      return moment;
    }
  }
}
