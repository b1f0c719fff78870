import { isJsonObject, ownValue, type Json, type JsonObject } from '../../base/json.ts';

/** Whose JSON it is. */
export type Provider = 'shopify' | 'segment' | 'ga4' | 'dataLayer' | 'unknown';

export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = {
  shopify: 'Shopify order',
  segment: 'Segment track call',
  ga4: 'GA4 Measurement Protocol',
  dataLayer: 'GA4 data layer',
  unknown: 'JSON of no known provider',
};

/** From a field of theirs to one of an occurrence; `[]` stands for each element of a list. */
export type FieldPair = readonly [from: string, to: string];

const PAIRS: Readonly<Record<Exclude<Provider, 'unknown'>, readonly FieldPair[]>> = {
  shopify: [
    ['admin_graphql_api_id', 'id'],
    ['created_at', 'occurredAt'],
    ['email', 'contact.email'],
    ['contact_email', 'contact.email'],
    ['customer.email', 'contact.email'],
    ['customer.first_name', 'contact.firstname'],
    ['customer.last_name', 'contact.lastname'],
    ['customer.phone', 'contact.phone'],
    ['phone', 'contact.phone'],
    ['shipping_address.city', 'contact.city'],
    ['shipping_address.province_code', 'contact.state'],
    ['shipping_address.zip', 'contact.zip'],
    ['shipping_address.country_code', 'contact.country'],
    ['billing_address.city', 'contact.city'],
    ['name', 'data.orderId'],
    ['total_price', 'data.total'],
    ['subtotal_price', 'data.subtotal'],
    ['total_tax', 'data.tax'],
    ['total_discounts', 'data.discount'],
    ['currency', 'data.currency'],
    ['financial_status', 'data.status'],
    ['line_items[].sku', 'data.items[].sku'],
    ['line_items[].title', 'data.items[].name'],
    ['line_items[].price', 'data.items[].price'],
    ['line_items[].quantity', 'data.items[].quantity'],
  ],
  segment: [
    ['messageId', 'id'],
    ['timestamp', 'occurredAt'],
    ['originalTimestamp', 'occurredAt'],
    ['userId', 'contact.id'],
    ['context.traits.email', 'contact.email'],
    ['properties.email', 'contact.email'],
    ['context.traits.firstName', 'contact.firstname'],
    ['context.traits.lastName', 'contact.lastname'],
    ['context.traits.phone', 'contact.phone'],
    ['context.traits.address.city', 'contact.city'],
    ['context.traits.address.country', 'contact.country'],
    ['context.page.path', 'data.path'],
    ['properties.order_id', 'data.orderId'],
    ['properties.total', 'data.total'],
    ['properties.revenue', 'data.total'],
    ['properties.subtotal', 'data.subtotal'],
    ['properties.shipping', 'data.shipping'],
    ['properties.tax', 'data.tax'],
    ['properties.discount', 'data.discount'],
    ['properties.coupon', 'data.coupon'],
    ['properties.currency', 'data.currency'],
    ['properties.products[].sku', 'data.items[].sku'],
    ['properties.products[].product_id', 'data.items[].sku'],
    ['properties.products[].name', 'data.items[].name'],
    ['properties.products[].price', 'data.items[].price'],
    ['properties.products[].quantity', 'data.items[].quantity'],
  ],
  ga4: [
    ['timestamp_micros', 'occurredAt'],
    ['user_id', 'contact.id'],
    ['client_id', 'contact.purl'],
    ...ga4Purchase('events[0].params'),
  ],
  dataLayer: [
    ['user_data.email', 'contact.email'],
    ['user_data.email_address', 'contact.email'],
    ['user_data.phone_number', 'contact.phone'],
    ['user_data.address.first_name', 'contact.firstname'],
    ['user_data.address.last_name', 'contact.lastname'],
    ['user_data.address.city', 'contact.city'],
    ['user_data.address.country', 'contact.country'],
    ['user_id', 'contact.id'],
    ...ga4Purchase('ecommerce'),
  ],
};

function ga4Purchase(at: string): readonly FieldPair[] {
  return [
    [`${at}.transaction_id`, 'data.orderId'],
    [`${at}.value`, 'data.total'],
    [`${at}.tax`, 'data.tax'],
    [`${at}.shipping`, 'data.shipping'],
    [`${at}.coupon`, 'data.coupon'],
    [`${at}.currency`, 'data.currency'],
    [`${at}.items[].item_id`, 'data.items[].sku'],
    [`${at}.items[].item_name`, 'data.items[].name'],
    [`${at}.items[].price`, 'data.items[].price'],
    [`${at}.items[].quantity`, 'data.items[].quantity'],
  ];
}

/** Recognised by the fields that each provider always sends. */
export function providerOf(value: Json): Provider {
  if (!isJsonObject(value)) return 'unknown';
  const has = (...names: readonly string[]) => names.every((name) => Object.hasOwn(value, name));
  if (has('line_items') && (has('total_price') || has('admin_graphql_api_id'))) return 'shopify';
  if (value['type'] === 'track' && typeof value['event'] === 'string') return 'segment';
  if (has('events') && (has('client_id') || has('app_instance_id'))) return 'ga4';
  return typeof value['event'] === 'string' && isJsonObject(value['ecommerce']) ? 'dataLayer' : 'unknown';
}

/** What the event is called there: "Order Completed", "purchase". */
export function eventNameOf(provider: Provider, value: JsonObject): string | undefined {
  const named = ['event', 'event_name', 'eventName', 'name', 'type', 'topic'].map((name) => ownValue(value, name));
  switch (provider) {
    case 'shopify':
      return 'Order created';
    case 'ga4': {
      const events = value['events'];
      const first: unknown = Array.isArray(events) ? events[0] : undefined;
      const name = isJsonObject(first) ? first['name'] : undefined;
      return typeof name === 'string' ? name : undefined;
    }
    case 'segment':
    case 'dataLayer':
    case 'unknown':
      return named.find((name) => typeof name === 'string');
  }
}

/** Where each known field of theirs usually goes; of two that go to the same place the first that is there wins. */
export function knownPairs(provider: Provider): readonly FieldPair[] {
  return provider === 'unknown' ? [] : PAIRS[provider];
}
