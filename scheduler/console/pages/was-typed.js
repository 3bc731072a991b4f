/** Whether somebody filled in a form before its script had come: on a slow line the fields are there long before it. */
globalThis.wasTyped = (form) =>
  [...form.elements].some((field) => {
    if (field.type === 'hidden' || field.type === 'submit') return false;
    if (field.type === 'checkbox' || field.type === 'radio')
      return field.checked !== field.defaultChecked;
    if (field.options) {
      const options = [...field.options];
      const usual = options.findIndex(({ defaultSelected }) => defaultSelected);
      return field.selectedIndex !== (usual < 0 ? 0 : usual);
    }
    return 'defaultValue' in field && field.value !== field.defaultValue;
  });
