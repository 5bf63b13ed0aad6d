import { Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useEffect, useRef, useState } from 'react'
import { useCountries } from '../data/countries.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { type CustomersView, changeView } from './customers.address.js'

const typingPauseMs = 200

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  search: { flex: '1 1 260px', maxWidth: '420px', minWidth: 0 },
  country: { flex: '0 1 200px', minWidth: '140px' },
})

interface FiltersProps {
  readonly view: CustomersView
  readonly onChange: (view: CustomersView, isTyping?: boolean) => void
}

export const CustomersFilters = ({ view, onChange }: FiltersProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const [typed, setTyped] = useTypedSearch(view, onChange)
  const { data: countries = [] } = useCountries()
  return (
    <search className={styles.row}>
      <Input
        className={styles.search}
        type="search"
        value={typed}
        onChange={(_, { value }) => setTyped(value)}
        contentBefore={<SearchRegular aria-hidden />}
        placeholder={say('customers.search')}
        aria-label={say('customers.search')}
      />
      <Select
        className={styles.country}
        value={view.country}
        onChange={(_, { value }) => onChange(changeView(view, { country: value }))}
        aria-label={say('customers.country')}
      >
        <option value="">{say('customers.allCountries')}</option>
        {countries.map(({ code }) => (
          <option key={code} value={code}>
            {formats.country(code)}
          </option>
        ))}
      </Select>
    </search>
  )
}

/** The address follows when typing pauses; when the address changes by itself (back), the field follows it. */
const useTypedSearch = (view: CustomersView, onChange: FiltersProps['onChange']) => {
  const [typed, setTyped] = useState(view.search)
  const sent = useRef(view.search)
  const latest = useRef({ view, onChange })
  latest.current = { view, onChange }
  useEffect(() => {
    if (view.search === sent.current) return
    sent.current = view.search
    setTyped(view.search)
  }, [view.search])
  useEffect(() => {
    if (typed.trim() === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed.trim()
      latest.current.onChange(changeView(latest.current.view, { search: typed.trim() }), true)
    }, typingPauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return [typed, setTyped] as const
}
