import { expect, test } from './fixtures.ts';

test('[E8] a template is completed while it is typed: fields, filters and tags, by keyboard and by mouse; what is wrong is underlined at its place', async ({
  window: page,
}) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('tab', { name: /^Action/ })
    .click();
  const subject = page.getByRole('textbox', { name: 'Subject' });
  const list = page.getByRole('listbox', { name: /^What can follow/ });
  await subject.fill('');
  await subject.pressSequentially('Hi {{fir');
  await expect(list.getByRole('option', { name: /contact\.firstname/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(subject).toHaveValue('Hi {{ contact.firstname }}');
  await expect(page.getByText('Preview: ').first()).toBeAttached();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('| up');
  await page.keyboard.press('ArrowDown');
  const followed = await subject.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${followed ?? ''}"]`)).toContainText('{{ "Ada" | upcase }}');
  await page.keyboard.press('Tab');
  await expect(subject).toHaveValue('Hi {{ contact.firstname | upcase}}');
  await expect(subject).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' {%');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await page.keyboard.press('Control+Space');
  await list.getByRole('option', { name: /^if/ }).click();
  await expect(subject).toHaveValue(/\{% if {2}%\}\{% endif %\}$/);
  await expect(subject).toBeFocused();

  await test.step('what is wrong is underlined at its place, told, selected and mended', async () => {
    const field = page.locator('[data-field="action/subject"]').locator('..');
    const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
    const typed = 'Dear {{ contact.firstname | upcas }}, {{ contact.cty }} is near {{ event.total | rond }}';
    await subject.fill(typed);
    const errors = field.locator('[data-severity="error"]');
    await expect(errors).toHaveText(['upcas', 'rond']);
    await expect(subject).toHaveAttribute('aria-invalid', 'true');
    await expect(subject).toHaveAccessibleDescription(/no filter upcas; did you mean upcase\? .*Line 1, column 29/);
    await expect(
      page
        .getByRole('alert')
        .or(page.getByRole('status'))
        .getByText(/^Subject, line 1, column 29/),
    ).toBeAttached();

    // The underline lies under its word: as far right in the text box as the word is in the text.
    const [word, box] = [await errors.first().boundingBox(), await subject.boundingBox()];
    expect(word && box && word.x > box.x && word.x + word.width < box.x + box.width).toBe(true);

    await subject.press('Tab');
    await expect(page.getByRole('button', { name: 'Use upcase' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(subject).toHaveValue(typed.replace('upcas', 'upcase'));
    await expect(subject).toBeFocused();
    await page.getByRole('button', { name: /^Line 1, column 8\d$/ }).click();
    await page.keyboard.type('round');
    await page.keyboard.press('Escape');
    await expect(subject).toHaveValue(typed.replace('upcas', 'upcase').replace('rond', 'round'));
    await expect(field.locator('[data-severity]')).toHaveText(['contact.cty']);
    await page.getByRole('button', { name: 'Use contact.city' }).click();
    await expect(field.locator('[data-severity]')).toHaveCount(0);
    await expect(page.getByText('Dear ADA, Austin is near 130')).toBeVisible();
    await undo.click();
    await expect(subject).toHaveValue(/contact\.cty/);
  });
});
