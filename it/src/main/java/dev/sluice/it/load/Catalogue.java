package dev.sluice.it.load;

import java.math.BigDecimal;
import java.util.List;

/** The texts of {@link StreamEventsTable}: what a shop has in its columns. */
final class Catalogue {
  static final List<String> EVENT_TYPES =
      List.of("view", "add_to_cart", "remove_from_cart", "purchase");

  static final List<String> DEVICES = List.of("desktop", "phone", "tablet", "kiosk");

  static final List<String> REFERRERS =
      List.of(
          "https://example.com/?q=lamp,oak&lang=de",
          "newsletter \"May\"",
          "https://example.org/größe/42",
          "direct");

  private static final List<String> PRODUCT_NAMES =
      List.of(
          "Desk lamp",
          "Chair, oak, \"Åse\"",
          "Crème brûlée set, 4 pcs",
          "24\" monitor",
          "O'Brien's mug",
          "緑茶 \"sencha\", 100 g",
          "Größe 42, Wanderschuh",
          "C:\\retro poster",
          "👟 trainers; white");

  private static final List<String> COUPONS =
      List.of("SPRING", "WELCOME,10", "\"VIP\"", "FÊTE", "null");

  private static final List<String> SENTENCES =
      List.of(
          "Arrived in two days, well packed.",
          "My daughter said \"wow\", and meant it.",
          "Pros: light, quiet, cheap",
          "Cons:\tthe manual (only in 日本語)",
          "Un peu trop petit, mais très joli.",
          "",
          "\"Would buy again\"",
          "5/5 ⭐");

  private static final int MOST_SENTENCES = 9;

  private Catalogue() {}

  static String productName(int product) {
    return PRODUCT_NAMES.get(product % PRODUCT_NAMES.size()) + " no. " + product;
  }

  static String coupon(RandomValues values) {
    return values.oneOf(COUPONS) + "-" + values.between(100, 999);
  }

  /** Two to nine lines; never empty. */
  static String review(RandomValues values) {
    StringBuilder text = new StringBuilder("Review, in my own words:");
    for (int lines = values.between(1, MOST_SENTENCES); lines > 0; lines--) {
      text.append('\n').append(values.oneOf(SENTENCES));
    }
    return text.toString();
  }

  /** Written as PostgreSQL writes {@code jsonb}, so that what comes back is the same text. */
  static String attributes(RandomValues values, int product) {
    String name = productName(product).replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"gift\": "
        + values.bool()
        + ", \"name\": \""
        + name
        + "\", \"tags\": [\""
        + values.oneOf(DEVICES)
        + "\", null, "
        + values.between(0, 99)
        + "], \"parcel\": {\"kg\": "
        + BigDecimal.valueOf(values.between(0, 3_099), 2)
        + ", \"pieces\": "
        + values.between(1, 5)
        + "}}";
  }
}
