/** True for a column type of SQL whose values are numbers; decimals and large integers travel as text. */
export function isNumberType(type: string): boolean {
  return (
    /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER|DOUBLE|FLOAT|REAL|DECIMAL|NUMERIC|BIGNUM|VARINT)\b/i.test(
      type,
    ) && !type.endsWith(']')
  );
}

/** True for points in time. */
export function isTimeType(type: string): boolean {
  return /^(DATE|TIMESTAMP)\b|^TIMESTAMP_/i.test(type) && !type.endsWith(']');
}

/** True for values with a structure of their own: JSON, lists, structs, maps. */
export function isStructuredType(type: string): boolean {
  return /^(JSON|STRUCT|MAP|UNION|VARIANT)\b/i.test(type) || type.endsWith(']');
}
