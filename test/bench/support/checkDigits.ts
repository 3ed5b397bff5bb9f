/** The two check digits of an IBAN (ISO 13616, ISO 7064 mod 97-10). */
export function checkDigitsOf(country: string, account: string): string {
  const numbers = (account + country + '00').replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of numbers) rest = (rest * 10 + Number(digit)) % 97;
  return String(98 - rest).padStart(2, '0');
}

/** The last digit of a card number (ISO 7812, Luhn) after the fifteen before it. */
export function luhnDigitOf(digits: string): string {
  let sum = 0;
  for (const [at, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return String((10 - (sum % 10)) % 10);
}
