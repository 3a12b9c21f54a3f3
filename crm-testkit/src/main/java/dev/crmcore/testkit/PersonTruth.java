package dev.crmcore.testkit;

import java.time.LocalDate;
import java.util.List;

/**
 * What is true about a person, over the years.
 *
 * @param lexicon the language the person lives in
 * @param female whether the names have their female form
 * @param given the given name; in Chinese its Latin form has a blank between syllables
 * @param middle the patronymic or second name; its text is empty where there is none
 * @param families the family name, and the one after marriage
 * @param birth the date of birth
 * @param homes where the person lived, one after the other
 * @param emails addresses the person uses
 * @param phones numbers the person uses
 * @param job what the person does
 */
record PersonTruth(
    Lexicon lexicon,
    boolean female,
    Word given,
    Word middle,
    List<Word> families,
    LocalDate birth,
    List<Home> homes,
    List<String> emails,
    List<PhoneNumber> phones,
    String job) {}
