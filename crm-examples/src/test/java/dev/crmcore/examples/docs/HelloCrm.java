package dev.crmcore.examples.docs;

// tag::hello[]
import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.Person;

public class HelloCrm {
  public static void main(String[] args) {
    try (Crm crm = Crm.open("jdbc:sqlite:shop.db")) {
      CrmSession session = crm.session("anna");
      session
          .customers()
          .create(Person.builder().givenName("Ada").email("Ada@Example.org").tag("vip").build());
      var vips = session.segments().parse("tag 'vip' and email ends with '@example.org'");
      System.out.println(session.segments().count(vips) + " VIPs");
      System.out.println(session.customers().search("ada", 10));
    }
  }
}
// end::hello[]
