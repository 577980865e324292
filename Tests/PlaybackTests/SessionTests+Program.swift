// Checks what opens and closes in a session, and what is left when the last thing closes.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension SessionTests {
  // MARK: The program

  @Test("q closes what is open, then the race, then the program")
  func closesStepByStep() throws {
    var session = try classroomSession()
    session.take(.window(.openHelp))
    #expect(session.update(.window(.close)).isEmpty)
    #expect(session.overlay == nil && session.play != nil)
    #expect(session.update(.window(.close)).isEmpty)
    #expect(session.play == nil)
    #expect(session.update(.window(.close)) == [.quit])
  }

  @Test("Esc never quits")
  func cancelNeverQuits() throws {
    var session = try classroomSession()
    for overlay in [
      Event.window(.openHelp), .window(.openAccounts), .window(.openInjection),
      .window(.openPrompt), .window(.cancel),
    ] {
      session.take(overlay)
      #expect(session.update(.window(.cancel)).isEmpty)
      #expect(session.overlay == nil && session.play != nil)
    }
  }

  @Test("the gallery opens what is selected")
  func opensFromGallery() {
    let items = ["a", "b"].map { GalleryItem(demo: $0, title: $0, about: "", length: nil) }
    var session = Session(gallery: Gallery(items: items), play: nil, isMouseOn: false)
    session.take(.window(.down), .window(.down))
    #expect(session.gallery.selected == 1, "the list ends at its end")
    #expect(session.update(.window(.confirm)) == [.open(name: "b")])
    #expect(session.update(.window(.choose(1))) == [.open(name: "a")])
  }

  @Test("a number of two digits is typed digit by digit; what no other goes on from opens at once")
  func opensByNumber() {
    let items = (1...12).map { GalleryItem(demo: "\($0)", title: "", about: "", length: nil) }
    var session = Session(gallery: Gallery(items: items), play: nil, isMouseOn: false)
    #expect(session.update(.window(.digit(7))) == [.open(name: "7")])
    #expect(session.update(.window(.digit(1))).isEmpty)
    #expect(session.gallery.selected == 0)
    #expect(session.update(.window(.digit(2))) == [.open(name: "12")])
    #expect(session.update(.window(.digit(1))).isEmpty)
    #expect(session.update(.window(.confirm)) == [.open(name: "1")])
    session.take(.window(.digit(1)), .window(.down))
    #expect(
      session.update(.window(.digit(2))) == [.open(name: "2")],
      "another key forgets what was typed"
    )
    #expect(session.update(.window(.digit(0))).isEmpty, "no number begins with 0")
    session.take(.window(.digit(1)))
    #expect(session.update(.window(.digit(5))) == [.open(name: "5")], "there is no 15")
  }
}
