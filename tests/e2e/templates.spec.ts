import { expect, test } from './fixtures.ts';

test('[E8] a template is completed while it is typed: fields, filters and tags, by keyboard and by mouse', async ({
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
});
