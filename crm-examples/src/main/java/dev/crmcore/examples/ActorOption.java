package dev.crmcore.examples;

import dev.crmcore.security.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who acts. */
final class ActorOption {
  @Option(
      names = "--as",
      paramLabel = "USER",
      description = "Who acts, for the audit (default: you).")
  private @Nullable String name;

  @Mixin private final RoleOption roles = new RoleOption();

  Actor actor() {
    return roles.of(name);
  }
}
