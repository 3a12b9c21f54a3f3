package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Profile;
import dev.crmcore.model.Revision;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of customers, people and organisations in one table. */
public final class CustomerFields {
  /** Whether it is a person or an organisation. */
  public static final Field<Customer, CustomerKind> KIND =
      Field.<Customer, CustomerKind>of("kind", FieldType.choice(CustomerKind.class), Customer::kind)
          .with(FieldTrait.REQUIRED)
          .withHeaders("kind", "type", "record_type", "тип", "类型");

  /** The name to show. */
  public static final Field<Customer, String> DISPLAY_NAME =
      Field.<Customer, String>of("displayName", FieldType.TEXT, Customer::displayName)
          .with(FieldTrait.INDEXED, FieldTrait.SEARCHABLE, FieldTrait.PERSONAL)
          .derivedFrom(
              "givenName",
              "middleName",
              "familyName",
              "legalName",
              "tradingName",
              "contactPoints",
              "externalIds");

  /** The given name of a person. */
  public static final Field<Customer, String> GIVEN_NAME =
      Field.<Customer, String>of("givenName", FieldType.TEXT, person(Person::givenName))
          .with(FieldTrait.PERSONAL)
          .withHeaders("first_name", "given_name", "firstname", "forename", "имя", "名", "名字");

  /** The middle name or patronymic of a person. */
  public static final Field<Customer, String> MIDDLE_NAME =
      Field.<Customer, String>of("middleName", FieldType.TEXT, person(Person::middleName))
          .with(FieldTrait.PERSONAL)
          .withHeaders("middle_name", "patronymic", "second_name", "отчество", "中间名");

  /** The family name of a person. */
  public static final Field<Customer, String> FAMILY_NAME =
      Field.<Customer, String>of("familyName", FieldType.TEXT, person(Person::familyName))
          .with(FieldTrait.INDEXED, FieldTrait.PERSONAL)
          .withHeaders("last_name", "family_name", "surname", "lastname", "фамилия", "姓", "姓氏");

  /** How a person is addressed. */
  public static final Field<Customer, String> SALUTATION =
      Field.<Customer, String>of("salutation", FieldType.TEXT, person(Person::salutation))
          .withHeaders("salutation", "title", "обращение", "称呼");

  /** What a person does. */
  public static final Field<Customer, String> JOB_TITLE =
      Field.<Customer, String>of("jobTitle", FieldType.TEXT, person(Person::jobTitle))
          .withHeaders("job_title", "position", "occupation", "должность", "职位");

  /** The date of birth of a person. */
  public static final Field<Customer, LocalDate> BIRTH_DATE =
      Field.<Customer, LocalDate>of("birthDate", FieldType.DATE, person(Person::birthDate))
          .with(FieldTrait.PERSONAL)
          .withHeaders(
              "birth_date",
              "date_of_birth",
              "dob",
              "birthday",
              "birthdate",
              "дата_рождения",
              "день_рождения",
              "出生日期",
              "生日");

  /** The preferred language of a person. */
  public static final Field<Customer, String> LANGUAGE =
      Field.<Customer, String>of("language", FieldType.CODE, person(Person::language))
          .withHeaders("language", "lang", "язык", "语言");

  /** The zone a person lives in. */
  public static final Field<Customer, String> TIME_ZONE =
      Field.<Customer, String>of(
              "timeZone",
              FieldType.CODE,
              person(person -> person.timeZone() == null ? null : person.timeZone().getId()))
          .withHeaders("time_zone", "timezone", "часовой_пояс", "时区");

  /** The registered name of an organisation. */
  public static final Field<Customer, String> LEGAL_NAME =
      Field.<Customer, String>of("legalName", FieldType.TEXT, organization(Organization::legalName))
          .with(FieldTrait.SEARCHABLE)
          .withHeaders(
              "legal_name",
              "company",
              "company_name",
              "organization",
              "organisation",
              "org_name",
              "account_name",
              "компания",
              "организация",
              "юридическое_название",
              "наименование",
              "公司",
              "公司名称",
              "单位");

  /** The name of an organisation that people use. */
  public static final Field<Customer, String> TRADING_NAME =
      Field.<Customer, String>of(
              "tradingName", FieldType.TEXT, organization(Organization::tradingName))
          .withHeaders("trading_name", "brand_name", "торговое_название", "商号");

  /** The tax number of an organisation. */
  public static final Field<Customer, String> TAX_ID =
      Field.<Customer, String>of("taxId", FieldType.CODE, organization(Organization::taxId))
          .with(FieldTrait.INDEXED, FieldTrait.SEARCHABLE)
          .withHeaders("tax_id", "tax_number", "vat", "vat_number", "inn", "инн", "税号");

  /** The number of an organisation in the company register. */
  public static final Field<Customer, String> REGISTRATION_NUMBER =
      Field.<Customer, String>of(
              "registrationNumber", FieldType.CODE, organization(Organization::registrationNumber))
          .withHeaders("registration_number", "company_number", "ogrn", "огрн", "注册号");

  /** The line of business of an organisation. */
  public static final Field<Customer, String> INDUSTRY =
      Field.<Customer, String>of("industry", FieldType.TEXT, organization(Organization::industry))
          .withHeaders("industry", "отрасль", "行业");

  /** The organisation that an organisation belongs to. */
  public static final Field<Customer, UUID> PARENT_ID =
      Field.<Customer>reference(
              "parentId",
              "customer",
              organization(organization -> EntityId.valueOf(organization.parentId())))
          .with(FieldTrait.ACYCLIC);

  /** How far the customer has come. */
  public static final Field<Customer, LifecycleStage> LIFECYCLE_STAGE =
      Field.<Customer, LifecycleStage>of(
              "lifecycleStage",
              FieldType.choice(LifecycleStage.class),
              customer -> customer.profile().lifecycleStage())
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED)
          .withHeaders("lifecycle_stage", "stage", "стадия", "阶段");

  /** Where the customer came from. */
  public static final Field<Customer, String> SOURCE =
      Field.<Customer, String>of("source", FieldType.TEXT, customer -> customer.profile().source())
          .with(FieldTrait.INDEXED)
          .withHeaders("source", "lead_source", "источник", "来源");

  /** How the customer wants to be reached. */
  public static final Field<Customer, ContactKind> PREFERRED_CHANNEL =
      Field.<Customer, ContactKind>of(
              "preferredChannel",
              FieldType.choice(ContactKind.class),
              customer -> customer.profile().preferredChannel())
          .withHeaders("preferred_channel", "предпочтительный_канал", "首选渠道");

  /** When the customer likes to be called, by the clock where it is. */
  public static final Field<Customer, String> CALL_HOURS =
      Field.<Customer, String>of(
              "callHours", FieldType.CODE, customer -> customer.profile().callHours())
          .withHeaders(
              "call_hours",
              "best_time_to_call",
              "preferred_hours",
              "время_для_звонка",
              "удобное_время",
              "удобное_время_для_звонка",
              "联系时间",
              "方便联系时间");

  /** Free text. */
  public static final Field<Customer, String> NOTES =
      Field.<Customer, String>of("notes", FieldType.TEXT, customer -> customer.profile().notes())
          .with(FieldTrait.SEARCHABLE)
          .withHeaders(
              "notes",
              "note",
              "comment",
              "comments",
              "description",
              "заметки",
              "комментарий",
              "примечание",
              "备注");

  /** The primary e-mail address in standard form. */
  public static final Field<Customer, String> EMAIL =
      Field.<Customer, String>of("email", FieldType.CODE, customer -> customer.email().orElse(null))
          .with(FieldTrait.INDEXED, FieldTrait.PERSONAL)
          .derivedFrom("contactPoints");

  /** The primary telephone number in standard form. */
  public static final Field<Customer, String> PHONE =
      Field.<Customer, String>of("phone", FieldType.CODE, customer -> customer.phone().orElse(null))
          .with(FieldTrait.PERSONAL)
          .derivedFrom("contactPoints");

  /** Where the first address that says so is on Earth. */
  public static final Field<Customer, GeoPoint> LOCATION =
      Field.<Customer, GeoPoint>of("location", FieldType.POINT, CustomerFields::location)
          .with(FieldTrait.PERSONAL)
          .derivedFrom("addresses");

  /** The city of the main address. */
  public static final Field<Customer, String> CITY =
      Field.<Customer, String>of("city", FieldType.TEXT, main(PostalAddress::city))
          .with(FieldTrait.INDEXED)
          .derivedFrom("addresses");

  /** The postal code of the main address. */
  public static final Field<Customer, String> POSTAL_CODE =
      Field.<Customer, String>of("postalCode", FieldType.CODE, main(PostalAddress::postalCode))
          .derivedFrom("addresses");

  /** The country of the main address. */
  public static final Field<Customer, String> COUNTRY =
      Field.<Customer, String>of("country", FieldType.TEXT, main(PostalAddress::country))
          .derivedFrom("addresses");

  /** A share of all customers that stays the same: 0 to 99, by chance and for good. */
  public static final Field<Customer, Long> BUCKET =
      Field.<Customer, Long>of("bucket", FieldType.INTEGER, CustomerFields::bucket)
          .derivedFrom(EntityType.ID);

  /** Who is responsible in general. */
  public static final Field<Customer, String> OWNER =
      Field.<Customer, String>of(
              "owner", FieldType.CODE, customer -> customer.owners().get(OwnerAssignment.GENERAL))
          .with(FieldTrait.INDEXED)
          .derivedFrom("owners");

  /** The customer this one was merged into. */
  public static final Field<Customer, UUID> MERGED_INTO =
      Field.<Customer>reference(
              "mergedInto", "customer", customer -> EntityId.valueOf(customer.mergedInto()))
          .with(FieldTrait.SYSTEM, FieldTrait.ACYCLIC);

  /** The ways to reach the customer, found by kind and standard form. */
  public static final CollectionField<Customer, ContactPoint> CONTACT_POINTS =
      CollectionField.of(
              "contactPoints",
              Customer::contactPoints,
              Elements.CONTACT_POINT,
              Elements::contactPoint)
          .withLookup("kind", "normalized");

  /** The postal addresses, the main one first. */
  public static final CollectionField<Customer, PostalAddress> ADDRESSES =
      CollectionField.of(
          "addresses", Customer::addresses, Elements.POSTAL_ADDRESS, Elements::postalAddress);

  /** The names in other systems; each belongs to one customer. */
  public static final CollectionField<Customer, ExternalId> EXTERNAL_IDS =
      CollectionField.of(
              "externalIds", Customer::externalIds, Elements.EXTERNAL_ID, Elements::externalId)
          .withUniqueLookup("system", "value");

  /** The tags. */
  public static final CollectionField<Customer, String> TAGS =
      CollectionField.ofValues("tags", FieldType.TEXT, Customer::tags);

  /** The folders and categories. */
  public static final CollectionField<Customer, String> GROUPS =
      CollectionField.ofValues("groups", FieldType.TEXT, customer -> customer.profile().groups());

  /** Who is responsible, by line of service. */
  public static final CollectionField<Customer, OwnerAssignment> OWNERS =
      CollectionField.of(
          "owners", customer -> customer.profile().owners(), Elements.OWNER, Elements::owner);

  /** Who else may work with the customer. */
  public static final CollectionField<Customer, String> TEAMS =
      CollectionField.ofValues("teams", FieldType.TEXT, customer -> customer.profile().teams());

  /** Hobbies and what else the customer likes. */
  public static final CollectionField<Customer, String> INTERESTS =
      CollectionField.ofValues(
          "interests", FieldType.TEXT, customer -> customer.profile().interests());

  /** Accounts from which the customer pays or to which it is paid, found by their number. */
  public static final CollectionField<Customer, BankAccount> BANK_ACCOUNTS =
      CollectionField.<Customer, BankAccount>of(
              "bankAccounts",
              customer -> customer.profile().bankAccounts(),
              Elements.BANK_ACCOUNT,
              Elements::bankAccount)
          .withLookup("account");

  /** The internet domains of an organisation. */
  public static final CollectionField<Customer, String> DOMAINS =
      CollectionField.ofValues("domains", FieldType.CODE, CustomerFields::domains);

  /** The description of the entity. */
  public static final EntityType<Customer> TYPE =
      EntityType.define(
              "customer",
              Customer.class,
              entity -> entity.id().value(),
              Customer::revision,
              CustomerFields::stamp,
              CustomerFields::assemble)
          .fields(
              KIND,
              DISPLAY_NAME,
              GIVEN_NAME,
              MIDDLE_NAME,
              FAMILY_NAME,
              SALUTATION,
              JOB_TITLE,
              BIRTH_DATE,
              LANGUAGE,
              TIME_ZONE,
              LEGAL_NAME,
              TRADING_NAME,
              TAX_ID,
              REGISTRATION_NUMBER,
              INDUSTRY,
              PARENT_ID,
              LIFECYCLE_STAGE,
              SOURCE,
              PREFERRED_CHANNEL,
              CALL_HOURS,
              NOTES,
              EMAIL,
              PHONE,
              CITY,
              POSTAL_CODE,
              COUNTRY,
              LOCATION,
              OWNER,
              BUCKET,
              MERGED_INTO)
          .collection(CONTACT_POINTS)
          .collection(ADDRESSES)
          .collection(EXTERNAL_IDS)
          .collection(TAGS)
          .collection(GROUPS)
          .collection(OWNERS)
          .collection(TEAMS)
          .collection(DOMAINS)
          .collection(INTERESTS)
          .collection(BANK_ACCOUNTS)
          .custom(Customer::customFields)
          .build();

  private CustomerFields() {}

  private static <V> Field.Getter<Customer, V> person(Field.Getter<Person, V> getter) {
    return customer -> customer instanceof Person person ? getter.get(person) : null;
  }

  private static <V> Field.Getter<Customer, V> organization(Field.Getter<Organization, V> getter) {
    return customer ->
        customer instanceof Organization organization ? getter.get(organization) : null;
  }

  /** The finalizer of SplitMix64, so that ids in a row fall into buckets far apart. */
  private static long bucket(Customer customer) {
    UUID id = customer.id().value();
    long mixed = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return Long.remainderUnsigned(mixed ^ (mixed >>> 31), 100);
  }

  private static @Nullable GeoPoint location(Customer customer) {
    for (PostalAddress address : customer.addresses()) {
      if (address.location() != null) {
        return address.location();
      }
    }
    return null;
  }

  private static Field.Getter<Customer, String> main(Field.Getter<PostalAddress, String> getter) {
    return customer ->
        customer.addresses().isEmpty() ? null : getter.get(customer.addresses().get(0));
  }

  private static SortedSet<String> domains(Customer customer) {
    return customer instanceof Organization organization
        ? organization.domains()
        : Collections.emptySortedSet();
  }

  private static Profile profile(EntityValues<Customer> values) {
    return new Profile(
        values.require(LIFECYCLE_STAGE),
        values.list(CONTACT_POINTS),
        values.list(ADDRESSES),
        values.list(EXTERNAL_IDS),
        new TreeSet<>(values.list(TAGS)),
        new TreeSet<>(values.list(GROUPS)),
        values.list(OWNERS),
        new TreeSet<>(values.list(TEAMS)),
        values.get(SOURCE),
        values.get(PREFERRED_CHANNEL),
        values.get(CALL_HOURS),
        new TreeSet<>(values.list(INTERESTS)),
        values.list(BANK_ACCOUNTS),
        values.get(NOTES),
        values.custom());
  }

  private static Customer stamp(Customer entity, UUID id, Revision revision) {
    return entity.stored(new CustomerId(id), revision);
  }

  private static Customer assemble(EntityValues<Customer> values) {
    CustomerId id = new CustomerId(values.id());
    Profile profile = profile(values);
    CustomerId mergedInto = Ids.customerId(values.get(MERGED_INTO));
    if (values.require(KIND) == CustomerKind.ORGANIZATION) {
      return new Organization(
          id,
          values.get(LEGAL_NAME),
          values.get(TRADING_NAME),
          values.get(TAX_ID),
          values.get(REGISTRATION_NUMBER),
          values.get(INDUSTRY),
          new TreeSet<>(values.list(DOMAINS)),
          Ids.customerId(values.get(PARENT_ID)),
          profile,
          mergedInto,
          values.revision());
    }
    String zone = values.get(TIME_ZONE);
    return new Person(
        id,
        values.get(GIVEN_NAME),
        values.get(MIDDLE_NAME),
        values.get(FAMILY_NAME),
        values.get(SALUTATION),
        values.get(JOB_TITLE),
        values.get(BIRTH_DATE),
        values.get(LANGUAGE),
        zone == null ? null : ZoneId.of(zone),
        profile,
        mergedInto,
        values.revision());
  }
}
