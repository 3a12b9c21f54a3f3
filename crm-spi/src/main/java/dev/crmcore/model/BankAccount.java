package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An account from which a customer pays or to which it is paid.
 *
 * @param account the number of the account or the IBAN; one is known once on a card
 * @param bankCode the number of the bank, such as a BIC or БИК
 * @param bankName the name of the bank
 * @param label such as "salary"
 */
public record BankAccount(
    String account, @Nullable String bankCode, @Nullable String bankName, @Nullable String label) {
  /** Checks that there is an account. */
  public BankAccount {
    requireNonNull(account, "account");
  }

  /** Returns an account at a bank; the code and the name may be null. */
  public static BankAccount of(
      String account, @Nullable String bankCode, @Nullable String bankName) {
    return new BankAccount(account, bankCode, bankName, null);
  }
}
