// Knows the lists of a session: the items, the selected one, and how the selection moves.

extension Session {
  /// The words of the items of the list that is shown, by which a search finds them; nil where none is.
  var listedTexts: [String]? {
    switch overlay {
    case .chapters: play?.chapters.map(\.title)
    case .breakpoints: play?.breakpointLines
    case .injection: Injection.allCases.map { "\($0.key.name) \($0.key.label)" }
    case .why(let list): play.map { play in list.questions.map { $0.words(in: play.snapshot) } }
    case .branches(let list): play.map { play in list.lines.map { play.text(of: $0.branch) } }
    case .whatIf(let list): play.map { play in list.items.map { play.text(of: $0) } }
    case .oldData(let strip):
      play.map { play in
        strip.tracks.map { "page \($0.pageWords): \(play.words(of: $0, on: strip.way))" }
      }
    case .reading, .zoom, .table, .prompt, .script: nil
    case nil:
      if let form {
        form.fields.map { "\($0.name) \(form.text(of: $0))" }
      } else if play != nil {
        nil
      } else if let golf {
        golf.levels.map(\.title)
      } else {
        gallery.items.map { "\($0.title) \($0.about) \($0.group ?? "")" }
      }
    }
  }

  /// The number of items of the list that is open over the race; nil where none is, or where it is always the same.
  package var itemCount: Int? {
    switch overlay {
    case .chapters: play?.chapters.count
    case .breakpoints: play?.breakpoints.count
    case .branches(let list): list.lines.count
    case .whatIf(let list): list.items.count
    case .oldData(let strip): strip.tracks.count
    case .injection, .why, .reading, .zoom, .table, .prompt, .script, nil: nil
    }
  }

  /// The place of the selected item of the list that is shown, counted from 0; nil where none is.
  var selectedItem: Int? {
    switch overlay {
    case .chapters(let selected), .breakpoints(let selected): selected
    case .injection(let selected): Injection.allCases.firstIndex(of: selected)
    case .why(let list): list.selected
    case .branches(let list): list.selected
    case .whatIf(let list): list.selected
    case .oldData(let strip): strip.selected
    case .reading, .zoom, .table, .prompt, .script: nil
    case nil where form != nil: form.flatMap { $0.fields.firstIndex(of: $0.selected) }
    case nil: play == nil ? golf?.selected ?? gallery.selected : nil
    }
  }

  /// Selects an item of the list that is shown, or the nearest one that there is.
  mutating func selectItem(_ place: Int) {
    guard let count = listedTexts?.count else { return }
    let place = min(max(place, 0), max(0, count - 1))
    switch overlay {
    case .chapters: overlay = .chapters(selected: place)
    case .breakpoints: overlay = .breakpoints(selected: place)
    case .injection: overlay = .injection(selected: Injection.allCases[place])
    case .why:
      if let play { overlay = .why(WhyList(of: play, selecting: place)) }
    case .branches(let list): overlay = .branches(list.selecting(place))
    case .whatIf(var list):
      list.select(place)
      overlay = .whatIf(list)
    case .oldData(var strip):
      strip.select(place)
      overlay = .oldData(strip)
    case .reading, .zoom, .table, .prompt, .script: break
    case nil where form != nil:
      if let field = form?.fields[place] { form?.select(field) }
    case nil:
      if golf == nil { gallery.selected = place } else { golf?.selected = place }
    }
  }

  /// Moves the selection so many items down, or up if negative; it stops at the ends of the list.
  mutating func moveItem(by places: Int) {
    if let selectedItem { selectItem(selectedItem + places) }
  }
}
