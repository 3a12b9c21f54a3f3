package dev.crmcore.testkit;

import java.util.List;

/**
 * What is true about a company.
 *
 * @param lexicon the language it works in
 * @param name the name without the legal form, and the same in Latin letters
 * @param form the legal form and how else it is written
 * @param taxId the tax number
 * @param domain the internet domain
 * @param industry the line of business
 * @param homes its offices
 * @param emails its mailboxes
 * @param phones its telephone numbers
 */
record OrganizationTruth(
    Lexicon lexicon,
    Word name,
    Word form,
    String taxId,
    String domain,
    String industry,
    List<Home> homes,
    List<String> emails,
    List<PhoneNumber> phones) {}
